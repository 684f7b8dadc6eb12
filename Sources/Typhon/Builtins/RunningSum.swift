/// The state of a `sum` whose items come one by one (`GuestForms`): a list of the total so far and, while doubles are
/// summed, of what rounding has lost (else None). The rules are those of `Thread.sum`.
extension Thread {
    func defineRunningSum(in globals: DictRef) throws(Unwind) {
        func define(_ signature: StaticString, shortcut: NativeShortcut = .none, _ function: @escaping NativeFunction) throws(Unwind) {
            let native = makeNative(.builtin, .builtinFunction, signature, .transactional, .none, shortcut: shortcut, function)
            try globals.set(self, try intern(signature.functionName), native)
        }
        try define("_running_sum(start, /)") { (t, a) throws(Unwind) in
            try t.checkSumStart(a[0])
            return try t.makeList([a[0], .none])
        }
        try define("_add_to_sum(running, item, /)", shortcut: .addToSum) { (t, a) throws(Unwind) in
            try t.addToSum(ListRef(a[0].ref), a[1])
            return .none
        }
        try define("_finish_sum(running, /)") { (t, a) throws(Unwind) in try t.finishSum(ListRef(a[0].ref)) }
    }

    private func part(_ running: ListRef, _ index: Int) throws(Unwind) -> Value { try running.get(self, index) ?? .none }

    /// Small integers, or inline doubles, in a list without barriers. False: nothing was done.
    @inline(__always) func quicklyAddToSum(_ running: ListRef, _ item: Value) -> Bool {
        let total = running.fastGet(self, 0), rest = running.fastGet(self, 1)
        if total.isInteger {
            let sum = NumberFast.add(total, item)
            return !sum.isAbsent && running.fastSet(self, 0, sum)
        }
        guard total.isInlineDouble, item.isInlineDouble, rest.isNone || rest.isInlineDouble else { return false }
        let result = Thread.add((total.inlineDouble, rest.isNone ? 0 : rest.inlineDouble), item.inlineDouble)
        let (sum, lost) = (NumberFast.value(result.sum), NumberFast.value(result.rest))
        return !sum.isAbsent && !lost.isAbsent && running.fastSet(self, 1, lost) && running.fastSet(self, 0, sum)
    }

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
