/// # What the upper rooms register, and what the guest wants to know about dying objects
///
/// The heap does not know threads, machines or transactions: they register plain
/// functions when a machine starts. None of this is on a hot path.
///
/// *Weak references.* The holder keeps its target as an integer (`Value(nativeAddress:)`),
/// which the collector does not follow. When a marking has not reached the target, the
/// word becomes None before any finalizer can run. The holder's word is never opened
/// for writing by a transaction, whose backup would bring a dead address back.
///
/// *Finalizers.* A registered object that was not reached is kept once more, dropped from
/// the registry and queued; guest code runs its `__del__` after the collection.
///
/// *Native resources.* A registered function frees what an object owned outside the heap
/// when the object dies; the object can still be read then, its references cannot.
///
/// Everything registered for an object made by a transaction that aborts must be
/// registered at commit, or the finalizer of an object that never was would run.
final class HeapCold {
    // MARK: Registered while a machine starts

    /// Called with all threads stopped; visit every root that is not on the heap.
    var rootScanners: [(Marker) -> Void] = []
    /// Called with all threads stopped, before roots are gathered.
    var beforeMarking: [() -> Void] = []
    /// Called with all threads stopped, when something was queued.
    var onPending: () -> Void = {}
    /// Makes MemoryError the exception on its way. Limits do not apply meanwhile.
    var raiseMemoryError: (Thread) -> Unwind = { $0.raise(.memoryError, "") }
    /// What the upper rooms find wrong with what they keep beside the heap (stress switch `verify`).
    var upperViolations: () -> [String] = { [] }
    /// Number of shapes that exist, 0 when nobody knows.
    var shapeCount: () -> Int = { 0 }

    // MARK: Guarded by `lock`, or all threads are stopped

    struct WeakEntry {
        var target: UInt
        var holder: UInt
        var slot: Int
        var notifies: Bool
    }
    let lock = NativeLock.make()
    var weak: [WeakEntry] = []
    /// Holder of the plain weak reference by target.
    var canonical: [UInt: UInt] = [:]
    var finalizable: [UInt] = []
    var reclaimable: [(object: UInt, reclaim: ObjectReclaimer)] = []
    var pending: [PendingCall] = []

    deinit { lock.destroy() }
}

/// Frees native memory of a dead object. All threads are stopped: no guest object may be
/// allocated, no other object looked at.
typealias ObjectReclaimer = @convention(c) (UnsafeMutableRawPointer) -> Void

/// What guest code should be called for after a collection.
struct PendingCall {
    enum Reason { case finalizer, weakCallback }
    var reason: Reason
    /// The object to finalize, or the weak reference whose target is gone.
    var object: Value
}

// MARK: For the upper rooms. Thread-safe.

extension Thread {
    /// Word `slot` of `holder` holds `target` weakly. `notifies`: queue the holder when the target dies.
    func registerWeak(_ holder: Ref, slot: Int, target: Ref, notifies: Bool) {
        let cold = heap.cold
        let address = UInt(bitPattern: target.address)
        holder[slot] = Value(nativeAddress: target.address)
        cold.lock.withLock {
            cold.weak.append(HeapCold.WeakEntry(
                target: address, holder: UInt(bitPattern: holder.address), slot: slot, notifies: notifies))
            if !notifies && cold.canonical[address] == nil { cold.canonical[address] = UInt(bitPattern: holder.address) }
        }
    }

    /// The first weak reference without callback that was registered for `target` and lives.
    func weakReference(to target: Ref) -> Ref? {
        let cold = heap.cold
        return cold.lock.withLock {
            cold.canonical[UInt(bitPattern: target.address)].map { Ref(address: UnsafeMutableRawPointer(bitPattern: $0)!) }
        }
    }

    /// Number of registered weak references to `target`. Complexity: linear in all weak references.
    func weakReferences(to target: Ref) -> [Ref] {
        let cold = heap.cold
        let address = UInt(bitPattern: target.address)
        return cold.lock.withLock {
            cold.weak.filter { $0.target == address }.map { Ref(address: UnsafeMutableRawPointer(bitPattern: $0.holder)!) }
        }
    }

    /// The object's finalizer is to be called once when nothing reaches it.
    func registerFinalizable(_ object: Ref) {
        let cold = heap.cold
        cold.lock.withLock { cold.finalizable.append(UInt(bitPattern: object.address)) }
    }

    /// `reclaim` frees what the object owns outside the heap, when it dies or the machine ends.
    func registerReclaimer(_ object: Ref, _ reclaim: @escaping ObjectReclaimer) {
        let cold = heap.cold
        cold.lock.withLock { cold.reclaimable.append((UInt(bitPattern: object.address), reclaim)) }
    }

    /// The next call that the collector wants guest code to make, oldest first.
    func takePendingCall() -> PendingCall? {
        let cold = heap.cold
        return cold.lock.withLock { cold.pending.isEmpty ? nil : cold.pending.removeFirst() }
    }

    /// All objects whose finalizer was never called, for the end of the program; forgets them.
    func takeFinalizable() -> [Value] {
        let cold = heap.cold
        return cold.lock.withLock {
            defer { cold.finalizable = [] }
            return cold.finalizable.map { Value(Ref(address: UnsafeMutableRawPointer(bitPattern: $0)!)) }
        }
    }
}

// MARK: For the collector. All threads are stopped.

extension HeapCold {
    func visitPending(_ marker: Marker) {
        for call in pending { marker.visit(call.object) }
    }

    /// The number of references cleared.
    func clearWeakReferences(isLive: (UInt) -> Bool) -> Int {
        guard !weak.isEmpty else { return 0 }
        var kept: [WeakEntry] = []
        kept.reserveCapacity(weak.count)
        var cleared = 0
        for entry in weak {
            if isLive(entry.target) {
                kept.append(entry)
                continue
            }
            cleared += 1
            canonical[entry.target] = nil
            clear(entry, isHolderLive: isLive(entry.holder))
        }
        weak = kept
        return cleared
    }

    private func clear(_ entry: WeakEntry, isHolderLive: Bool) {
        let holder = Ref(address: UnsafeMutableRawPointer(bitPattern: entry.holder)!)
        holder[entry.slot] = .none
        if entry.notifies && isHolderLive {
            pending.append(PendingCall(reason: .weakCallback, object: Value(holder)))
            onPending()
        }
    }

    /// Addresses of the objects that are to live once more for their finalizer.
    func queueFinalizers(isLive: (UInt) -> Bool) -> [UInt] {
        let dead = finalizable.filter { !isLive($0) }
        if dead.isEmpty { return [] }
        finalizable.removeAll { !isLive($0) }
        for object in dead {
            let value = Value(Ref(address: UnsafeMutableRawPointer(bitPattern: object)!))
            pending.append(PendingCall(reason: .finalizer, object: value))
        }
        onPending()
        return dead
    }

    /// Forgets weak references that died themselves and gives native resources back.
    func dropDead(isLive: (UInt) -> Bool) {
        if weak.contains(where: { !isLive($0.holder) }) { dropDeadHolders(isLive) }
        if reclaimable.contains(where: { !isLive($0.object) }) {
            for entry in reclaimable where !isLive(entry.object) { entry.reclaim(UnsafeMutableRawPointer(bitPattern: entry.object)!) }
            reclaimable.removeAll { !isLive($0.object) }
        }
    }

    private func dropDeadHolders(_ isLive: (UInt) -> Bool) {
        for entry in weak where !isLive(entry.holder) && canonical[entry.target] == entry.holder {
            canonical[entry.target] = nil
        }
        weak.removeAll { !isLive($0.holder) }
    }

    /// The machine ends: no object survives.
    func reclaimAll() {
        for entry in reclaimable { entry.reclaim(UnsafeMutableRawPointer(bitPattern: entry.object)!) }
        reclaimable = []
    }
}
