/// The module `random`: CPython's sequences for a given seed.
///
/// A function of the module is a method of this thread's own generator.
enum RandomModule {
    /// `first` is the index of the first argument behind self.
    typealias Function = @Sendable (Thread, RandomSource, Arguments, _ first: Int) throws(Unwind) -> Value

    /// Defines each function twice: as a method of Random, or as a function of the module.
    struct Table {
        let method: ((StaticString, @escaping NativeFunction) -> Void)?
        let function: ((StaticString, @escaping NativeFunction) -> Void)?

        func define(_ method: StaticString, _ function: StaticString, _ body: @escaping Function) {
            self.method?(method) { (t, a) throws(Unwind) in try body(t, t.randomSource(a[0]), a, 1) }
            self.function?(function) { (t, a) throws(Unwind) in
                let source = RandomSource(generator: try t.threadGenerator(), origin: .twister)
                return try body(t, source, a, 0)
            }
        }
    }

    static func install(_ m: ModuleBuilder) {
        m.constant("Random", m.thread.machine.classObject(.randomGenerator).value)
        fill(Table(method: nil, function: { signature, body in m.function(signature, body) }))
        m.function("SystemRandom(x=None, /)") { (t, a) throws(Unwind) in
            try t.makeRandomGenerator(t.machine.classObject(.randomGenerator), isSystem: true).value
        }
    }

    fileprivate static func fill(_ table: Table) {
        defineCore(table)
        defineIntegers(table)
        defineSequences(table)
        defineDistributions(table)
    }

    private static func defineCore(_ table: Table) {
        table.define("random(self, /)", "random()") { (t, source, a, first) throws(Unwind) in
            // The method itself: what a subclass overrides must not be called from here.
            try t.makeDouble(source.generator.isSystem ? RandomSource.systemUniform() : t.open(source.generator).uniform())
        }
        table.define("seed(self, a=None, version=2)", "seed(a=None, version=2)") { (t, source, a, first) throws(Unwind) in
            if !source.generator.isSystem { try t.seed(source.generator, with: a[first], version: a[first + 1]) }
            return .none
        }
        table.define("getstate(self)", "getstate()") { (t, source, a, first) throws(Unwind) in try t.generatorState(source.generator) }
        table.define("setstate(self, state)", "setstate(state)") { (t, source, a, first) throws(Unwind) in
            try t.setGeneratorState(source.generator, a[first])
            return .none
        }
        table.define("getrandbits(self, k, /)", "getrandbits(k, /)") { (t, source, a, first) throws(Unwind) in
            let count = try t.size(a[first])
            if count < 0 { throw t.raise(.valueError, "number of bits must be non-negative") }
            return source.generator.isSystem ? try t.systemBits(count) : try t.randomBits(t.open(source.generator), count)
        }
    }
}

/// The class `random.Random`.
enum RandomMethods {
    static func install(_ c: ClassBuilder) {
        c.new("Random(*args, **kwargs)") { (t, a) throws(Unwind) in
            let generator = try t.makeRandomGenerator(ClassRef(a[0].ref))
            let arguments = TupleRef(a[1].ref)
            var seed = arguments.count > 0 ? arguments[0] : Value.none
            if a.has(2) { seed = try DictRef(a[2].ref).getString(t, t.intern("x")) ?? seed }
            // What a subclass passes to its own `__init__` need not be a seed.
            try t.seed(generator, with: generator.isExact ? seed : .none, version: .absent)
            return generator.value
        }
        c.method("__init__(self, x=None)") { (t, a) throws(Unwind) in
            let source = try t.randomSource(a[0])
            if source.generator.isSystem { return .none }
            if source.generator.isExact {
                if a.has(1) { try t.seed(source.generator, with: a[1], version: .absent) }
            } else {
                _ = try t.call(t.getAttribute(a[0], t.intern("seed")), [a.has(1) ? a[1] : .none])
            }
            return .none
        }
        RandomModule.fill(RandomModule.Table(method: { signature, body in c.method(signature, body) }, function: nil))
    }
}

extension Thread {
    /// None: by the operating system; int and float: by value; str and bytes: by content.
    fileprivate func seed(_ generator: RandomGeneratorRef, with value: Value, version: Value) throws(Unwind) {
        if value.isAbsent || value.isNone { return try seedFromSystem(generator) }
        let plain = plainNumber(value)
        switch NumberRank.of(plain) {
        case .integer: return try seed(generator, plain)
        case .float: return try seed(generator, makeInteger(unsigned: UInt(bitPattern: hash(value))))
        case .none, .complex: break
        }
        if version == Value(small: 1), let text = try oldSeed(value) { return try seed(generator, text) }
        guard var key = try seedBytes(value) else {
            throw raise(.typeError, "The only supported seed types are: None,\nint, float, str, bytes, and bytearray.")
        }
        key += SHA512.digest(key)
        var failure: Unwind?
        var number = Value.absent
        key.withUnsafeBufferPointer { buffer in
            do throws(Unwind) { number = try integer(from: buffer, false, false) } catch { failure = error }
        }
        if let failure { throw failure }
        try seed(generator, number)
    }

    private func seedBytes(_ value: Value) throws(Unwind) -> [UInt8]? {
        if value.isKind(.string) { return Array(string(value).utf8) }
        guard let bytes = try bytesLike(value) else { return nil }
        return Array(UnsafeBufferPointer(start: bytes.bytes, count: bytes.count))
    }

    /// The seed of version 1, nil for what is neither str nor bytes.
    private func oldSeed(_ value: Value) throws(Unwind) -> Value? {
        var units: [UInt64] = []
        if value.isKind(.string) {
            units = string(value).unicodeScalars.map { UInt64($0.value) }
        } else if value.isKind(.bytes), let bytes = try bytesLike(value) {
            units = UnsafeBufferPointer(start: bytes.bytes, count: bytes.count).map { UInt64($0) }
        } else {
            return nil
        }
        var x = (units.first ?? 0) << 7
        for unit in units { x = (1_000_003 &* x) ^ unit }
        return try makeInteger(unsigned: UInt(x ^ UInt64(units.count)))
    }

    // MARK: State

    fileprivate func generatorState(_ generator: RandomGeneratorRef) throws(Unwind) -> Value {
        if generator.isSystem { throw raise(.notImplementedError, "System entropy source does not have state.") }
        let storage = try makeStorage(capacity: Twister.size + 1)
        let twister = try open(generator)
        for index in 0..<Twister.size { storage[index] = Value(small: Int(twister[index])) }
        storage[Twister.size] = Value(small: twister.index)
        let numbers = try makeTuple(
            storage.slot(0).assumingMemoryBound(to: Value.self), count: Twister.size + 1)
        return try makeTuple(Value(small: 3), numbers, read(generator.ref, RandomGeneratorRef.gaussWord))
    }

    fileprivate func setGeneratorState(_ generator: RandomGeneratorRef, _ state: Value) throws(Unwind) {
        if generator.isSystem { throw raise(.notImplementedError, "System entropy source does not have state.") }
        guard state.isKind(.tuple), TupleRef(state.ref).count == 3 else {
            throw raise(.typeError, "state vector must be a tuple")
        }
        let parts = TupleRef(state.ref)
        guard parts[0] == Value(small: 3) else {
            throw raise(.valueError, "state with version \(try strText(parts[0])) passed to Random.setstate() of version 3")
        }
        guard parts[1].isKind(.tuple) else { throw raise(.typeError, "state vector must be a tuple") }
        let numbers = TupleRef(parts[1].ref)
        if numbers.count != Twister.size + 1 { throw raise(.valueError, "state vector is the wrong size") }
        for index in 0...Twister.size {
            let number = numbers[index]
            guard number.isInteger, UInt32(exactly: number.integer) != nil else {
                throw raise(.typeError, "an integer is required")
            }
        }
        let index = numbers[Twister.size].integer
        if index > Twister.size { throw raise(.valueError, "invalid state") }
        let twister = try open(generator)
        for index in 0..<Twister.size { twister[index] = UInt32(truncatingIfNeeded: numbers[index].integer) }
        twister.index = index
        try open(generator.ref)
        generator.ref[RandomGeneratorRef.gaussWord] = parts[2]
    }
}
