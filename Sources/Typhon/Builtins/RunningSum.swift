/// The state of a `sum` whose items come one by one (`GuestForms`): a list of the total so far and, while doubles are
/// summed, of what rounding has lost (else None). The rules are those of `Thread.sum`.
extension Thread {
    func runningSumNatives() -> [(String, Value)] {
        func native(_ signature: StaticString, _ function: @escaping NativeFunction) -> (String, Value) {
            (signature.functionName, makeNative(.builtin, .builtinFunction, signature, .transactional, .none, function))
        }
        return [
            native("_running_sum(start, /)") { (t, a) throws(Unwind) in
                try t.checkSumStart(a[0])
                return try t.makeList([a[0], .none])
            },
            native("_add_to_sum(running, item, /)") { (t, a) throws(Unwind) in
                try t.addToSum(ListRef(a[0].ref), a[1])
                return .none
            },
            native("_finish_sum(running, /)") { (t, a) throws(Unwind) in try t.finishSum(ListRef(a[0].ref)) },
        ]
    }

    private func part(_ running: ListRef, _ index: Int) throws(Unwind) -> Value { try running.get(self, index) ?? .none }

    private func addToSum(_ running: ListRef, _ item: Value) throws(Unwind) {
        let total = try part(running, 0)
        let quick = NumberFast.add(total, item)
        if total.isInteger && !quick.isAbsent {
            _ = try running.set(self, 0, quick)
            return
        }
        let rest = double(try part(running, 1))
        if let sum = double(total), let next = addend(item) {
            let result = Thread.add((sum, rest ?? 0), next)
            _ = try running.set(self, 0, try makeDouble(result.sum))
            _ = try running.set(self, 1, try makeDouble(result.rest))
            return
        }
        _ = try running.set(self, 0, try binary(.add, try finishSum(running), item))
        _ = try running.set(self, 1, .none)
    }

    private func finishSum(_ running: ListRef) throws(Unwind) -> Value {
        let total = try part(running, 0)
        guard let sum = double(total), let rest = double(try part(running, 1)) else { return total }
        return try makeDouble(Thread.finish((sum, rest)))
    }
}
