/// Arithmetic of the builtins module.
enum BuiltinNumbers {
    static func install(_ m: ModuleBuilder) {
        m.function("abs(x, /)") { (t, a) throws(Unwind) in
            if !t.isGuestInstance(a[0]), let result = try t.numericAbsolute(a[0]) { return result }
            guard let result = try t.callSpecial(a[0], .abs) else {
                throw t.raise(.typeError, "bad operand type for abs(): '\(t.typeName(a[0]))'")
            }
            return result
        }
        m.function("round(number, ndigits=None)") { (t, a) throws(Unwind) in try t.rounded(a[0], a.has(1) ? a[1] : .none) }
        m.function("divmod(x, y, /)") { (t, a) throws(Unwind) in try t.divideWithRemainder(a[0], a[1]) }
        m.function("pow(base, exp, mod=None)") { (t, a) throws(Unwind) in try t.power(a[0], a[1], a.has(2) ? a[2] : .none) }
        let radixes: [(StaticString, Int, String)] = [("bin(number, /)", 2, "0b"), ("oct(number, /)", 8, "0o"), ("hex(number, /)", 16, "0x")]
        for (signature, radix, prefix) in radixes {
            m.function(signature) { (t, a) throws(Unwind) in
                let text = try t.integerText(try t.integerIndex(a[0]), radix: radix)
                return try t.makeString(text.hasPrefix("-") ? "-" + prefix + text.dropFirst() : prefix + text)
            }
        }
        m.function("sum(iterable, /, start=0)") { (t, a) throws(Unwind) in try t.sum(a[0], a.has(1) ? a[1] : Value(small: 0)) }
        m.function("min(*args, key=None, default=None)", shortcut: .least) { (t, a) throws(Unwind) in try t.extreme(a, "min", .less) }
        m.function("max(*args, key=None, default=None)", shortcut: .greatest) { (t, a) throws(Unwind) in try t.extreme(a, "max", .greater) }
        m.function("any(iterable, /)") { (t, a) throws(Unwind) in Value(try t.search(a[0], for: true)) }
        m.function("all(iterable, /)") { (t, a) throws(Unwind) in Value(!(try t.search(a[0], for: false))) }
    }
}

extension Thread {
    fileprivate func rounded(_ number: Value, _ digits: Value) throws(Unwind) -> Value {
        let arguments = digits.isNone ? [] : [digits]
        guard let result = try callSpecial(number, .round, arguments) else {
            throw raise(.typeError, "type \(typeName(number)) doesn't define __round__ method")
        }
        return result
    }

    fileprivate func divideWithRemainder(_ a: Value, _ b: Value) throws(Unwind) -> Value {
        if !isGuestInstance(a) && !isGuestInstance(b), let (quotient, remainder) = try numericDivideWithRemainder(a, b) { return try makePair(quotient, remainder) }
        if let result = try callSpecial(a, .divmod, [b]), result != .notImplemented { return result }
        if let result = try callSpecial(b, .rdivmod, [a]), result != .notImplemented { return result }
        throw raise(.typeError, "unsupported operand type(s) for divmod(): '\(typeName(a))' and '\(typeName(b))'")
    }

    fileprivate func power(_ base: Value, _ exponent: Value, _ modulus: Value) throws(Unwind) -> Value {
        if modulus.isNone { return try binary(.power, base, exponent) }
        if !isGuestInstance(base), let result = try numericPower(base, exponent, modulo: modulus) { return result }
        if let result = try callSpecial(base, .pow, [exponent, modulus]), result != .notImplemented { return result }
        let names = [base, exponent, modulus].map { "'\(typeName($0))'" }.joined(separator: ", ")
        throw raise(.typeError, "unsupported operand type(s) for ** or pow(): \(names)")
    }

    func checkSumStart(_ start: Value) throws(Unwind) {
        if start.isKind(.string) { throw raise(.typeError, "sum() can't sum strings [use ''.join(seq) instead]") }
        if start.isKind(.bytes) { throw raise(.typeError, "sum() can't sum bytes [use b''.join(seq) instead]") }
        if start.isKind(.bytearray) { throw raise(.typeError, "sum() can't sum bytearray [use b''.join(seq) instead]") }
    }

    /// Integers as integers; from the first double on as doubles with compensation, as CPython 3.12 does.
    fileprivate func sum(_ iterable: Value, _ start: Value) throws(Unwind) -> Value {
        try checkSumStart(start)
        if start.isInteger && iterable.isReference, let total = integerSum(iterable.ref, start.integer) {
            return try makeInteger(total)
        }
        var total = start
        var compensated: (sum: Double, rest: Double)?
        try iterate(iterable) { (item) throws(Unwind) in
            if let running = compensated {
                if let next = addend(item) {
                    compensated = Thread.add(running, next)
                    return
                }
                total = try makeDouble(Thread.finish(running))
                compensated = nil
            } else if let current = double(total), let next = addend(item) {
                compensated = Thread.add((current, 0), next)
                return
            }
            if total.isInteger && item.isInteger {
                let (result, overflow) = total.integer.addingReportingOverflow(item.integer)
                if !overflow {
                    total = try makeInteger(result)
                    return
                }
            }
            total = try binary(.add, total, item)
        }
        return try compensated.map { (running) throws(Unwind) in try makeDouble(Thread.finish(running)) } ?? total
    }

    func addend(_ item: Value) -> Double? { double(item) ?? (item.isInteger ? Double(item.integer) : nil) }

    static func add(_ running: (sum: Double, rest: Double), _ next: Double) -> (sum: Double, rest: Double) {
        let sum = running.sum + next
        let isLarger = Swift.abs(running.sum) >= Swift.abs(next)
        let rest = isLarger ? (running.sum - sum) + next : (next - sum) + running.sum
        return (sum, running.rest + rest)
    }

    static func finish(_ running: (sum: Double, rest: Double)) -> Double {
        running.rest != 0 && running.rest.isFinite ? running.sum + running.rest : running.sum
    }

    fileprivate func extreme(_ a: Arguments, _ name: String, _ op: Comparison) throws(Unwind) -> Value {
        let (given, key, fallback) = (TupleRef(a[0].ref), a[1].isAbsent ? .none : a[1], a[2])
        if given.count == 0 { throw raise(.typeError, "\(name) expected at least 1 argument, got 0") }
        if given.count > 1 && !fallback.isAbsent {
            throw raise(.typeError, "Cannot specify a default for \(name)() with multiple positional arguments")
        }
        var best = Value.absent
        var bestKey = Value.absent
        try iterate(given.count == 1 ? given[0] : Value(given.ref)) { (item) throws(Unwind) in
            let itemKey = key.isNone ? item : try call(key, item)
            if !best.isAbsent {
                let isBetter = Value.bothIntegers(itemKey, bestKey)
                    ? op.holds(itemKey.scaled < bestKey.scaled ? -1 : itemKey == bestKey ? 0 : 1) : try isTrue(try compare(op, itemKey, bestKey))
                if !isBetter { return }
            }
            best = item
            bestKey = itemKey
        }
        if !best.isAbsent { return best }
        if fallback.isAbsent { throw raise(.valueError, "\(name)() iterable argument is empty") }
        return fallback
    }

    /// Does the iterable have an item of this truth? Stops at the first.
    fileprivate func search(_ iterable: Value, for wanted: Bool) throws(Unwind) -> Bool {
        let iterator = try makeIterator(iterable)
        var steps = 0
        while let item = try next(iterator) {
            if try isTrue(item) == wanted { return true }
            steps &+= 1
            if steps & 1023 == 0 { try checkInterrupts() }
        }
        return false
    }
}
