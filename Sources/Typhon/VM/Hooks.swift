/// What the upper rooms tell the heap and the transactions about their objects.
extension Machine {
    func registerTracers() {
        ContainerHooks.install(self)
        heap.setTracer(.string) { object, marker in
            let string = Ref(address: object)
            if string.flags & StringRef.tailFlag == 0 { return }
            Marker(opaque: marker).visit(words: object + 32, count: string.words - 4)
        }
        let machine = self
        heap.cold.upperViolations = { CacheCheck.violations(machine) }
        registerTransactionRoots()
    }

    private func registerTransactionRoots() {
        let machine = self
        heap.cold.rootScanners.append { marker in
            machine.world.forEachThread { thread in
                thread.forEachTransactionRoot(
                    value: { marker.visit($0) },
                    interior: { marker.visitConservatively(UInt(bitPattern: $0)) })
            }
        }
        transactions.pointee.hooks.runCommitCallables = { t in t.runCommitCallables() }
        transactions.pointee.hooks.forEachObject = { machine, body in machine.heap.forEachObject(body) }
    }
}

extension Thread {
    /// Guest callables given to `on_commit`: each in a transaction of its own.
    func runCommitCallables() {
        while let pending = takeReadyCallable() {
            do throws(Unwind) {
                _ = try atomically { (t) throws(Unwind) in try t.callWithTuple(pending.callable, pending.arguments) }
            } catch {
                if error == .raised { clearRaised() }
            }
        }
    }

    func callWithTuple(_ callable: Value, _ arguments: Value) throws(Unwind) -> Value {
        let tuple = TupleRef(arguments.ref)
        return try call(callable, (0..<tuple.count).map { tuple[$0] })
    }

    /// Stops the others, whose transactions run again afterwards, and changes what they read without barriers.
    func restartOthers(_ change: () -> Void) {
        stopWorld {
            change()
            if state.pointee.isTransactional { abortOthers() }
            machine.freeRetired()
        }
    }
}

extension Machine {
    /// Only while the other threads are stopped.
    func freeRetired() {
        for memory in cold.retired { memory.deallocate() }
        cold.retired.removeAll()
    }
}
