#if canImport(Glibc)
import Glibc
#else
import Darwin
#endif

/// Marking on several threads. The helpers are threads of the collector's own, made for
/// one collection (a heap worth several markers takes far longer than starting them);
/// guest threads stay stopped. Work is shared through the `MarkPool`: whoever has much
/// hands the older half of its entries over as soon as somebody is hungry.
extension Heap {
    func markWorkerCount() -> Int {
        let configuration = state.pointee.configuration
        guard state.pointee.liveBytes + state.pointee.sinceCollection >= configuration.parallelThreshold else { return 1 }
        let processors = configuration.markWorkers > 0 ? configuration.markWorkers : Int(sysconf(Int32(_SC_NPROCESSORS_ONLN)))
        return Swift.min(processors, 8)
    }

    func drainInParallel(_ marker: Marker, workers: Int) {
        let markers = makeHelpers(count: workers - 1)
        MarkPool.begin(state.pointee.markPool, workers: 1 + markers.count)
        marker.worker.pointee.isParallel = true
        marker.publish()
        var threads: [pthread_t] = []
        for helper in markers {
            if let thread = start(helper) { threads.append(thread) } else { retire(helper) }
        }
        marker.drain()
        for thread in threads { pthread_join(thread, nil) }
        for helper in markers { helper.destroy() }
        marker.worker.pointee.isParallel = false
    }

    private func makeHelpers(count: Int) -> [Marker] {
        var markers: [Marker] = []
        for _ in 0..<count {
            guard let helper = Marker.make(self, .marking) else { break }
            helper.worker.pointee.isParallel = true
            markers.append(helper)
        }
        return markers
    }

    private func start(_ helper: Marker) -> pthread_t? {
        #if canImport(Darwin)
        var thread: pthread_t?
        let code = pthread_create(&thread, nil, { Marker(opaque: $0).drain(); return nil }, helper.opaque)
        return code == 0 ? thread : nil
        #else
        var thread = pthread_t()
        let code = pthread_create(&thread, nil, { Marker(opaque: $0!).drain(); return nil }, helper.opaque)
        return code == 0 ? thread : nil
        #endif
    }

    /// A helper that could not be started counts as one that is idle for ever.
    private func retire(_ helper: Marker) {
        let pool = state.pointee.markPool
        pool.pointee.lock.withLock { pool.pointee.workers -= 1 }
    }
}
