/// The `class` statement and `type(name, bases, namespace)`.
extension Thread {
    // MARK: The statement

    /// R[a] = class; R[b...b+3]: body function, name, bases, keywords. Pushes the body's frame.
    @inline(never)
    func buildClass(_ i: Instruction, _ registers: UnsafeMutablePointer<Value>) throws(Unwind) -> Bool {
        let body = registers[i.b]
        let name = registers[i.b + 1]
        let keywords = registers[i.b + 3]
        let originalBases = registers[i.b + 2]
        let bases = try resolveBases(originalBases)
        var meta = try chooseMetaclass(TupleRef(bases.ref), keywords)
        let namespace = try prepareNamespace(&meta, name, bases, keywords)
        if bases != originalBases { try setItem(namespace, try intern("__orig_bases__"), originalBases) }
        let facts = try makeTuple([name, bases, meta, keywords.isAbsent ? .none : keywords, namespace])
        let window = scratch
        let code = FunctionRef(body.ref).code
        try push(code, body, window, 0, i.a, .classBody)
        window[0] = namespace
        state.pointee.frame.pointee.extra = facts
        return true
    }

    private func resolveBases(_ bases: Value) throws(Unwind) -> Value {
        let tuple = TupleRef(bases.ref)
        var changed = false
        let list = ListRef(try makeList([]).ref)
        for index in 0..<tuple.count {
            if !tuple[index].isKind(.classObject), let hook = try findAttribute(tuple[index], machine.name(.mroEntries)) {
                let replacement = try self.tuple(from: try call(hook, bases))
                for position in 0..<replacement.count { try list.append(self, replacement[position]) }
                changed = true
            } else {
                try list.append(self, tuple[index])
            }
        }
        return changed ? Value(try self.tuple(from: Value(list.ref)).ref) : bases
    }

    private func chooseMetaclass(_ bases: TupleRef, _ keywords: Value) throws(Unwind) -> Value {
        var meta = machine.classObject(.type).value
        if keywords.isReference, let given = try DictRef(keywords.ref).remove(self, try intern("metaclass")) {
            guard given.isKind(.classObject) else { return given }
            meta = given
        } else if bases.count > 0 {
            meta = machine.classOf(bases[0]).value
        }
        for index in 0..<bases.count {
            let candidate = machine.classOf(bases[index])
            if isSubclass(ClassRef(meta.ref), candidate) { continue }
            guard isSubclass(candidate, ClassRef(meta.ref)) else {
                throw raise(
                    .typeError,
                    "metaclass conflict: the metaclass of a derived class must be a (non-strict) subclass of the metaclasses of all its bases")
            }
            meta = candidate.value
        }
        return meta
    }

    private func prepareNamespace(
        _ meta: inout Value, _ name: Value, _ bases: Value, _ keywords: Value
    ) throws(Unwind) -> Value {
        if meta == machine.classObject(.type).value { return Value(try makeNamespace().ref) }
        guard let prepare = try findAttribute(meta, machine.name(.prepare)) else { return Value(try makeNamespace().ref) }
        return try call(prepare, [name, bases], keywords: try keywordPairs(keywords))
    }

    func keywordPairs(_ keywords: Value) throws(Unwind) -> [(Value, Value)] {
        guard keywords.isReference else { return [] }
        var pairs: [(Value, Value)] = []
        var position = 0
        while let (key, value) = try DictRef(keywords.ref).next(self, &position) { pairs.append((key, value)) }
        return pairs
    }

    /// The body has run: its namespace becomes a class.
    func finishClassBody(_ ended: Frame) throws(Unwind) -> Bool {
        let facts = TupleRef(ended.extra.ref)
        let (name, bases, meta, keywords, namespace) = (facts[0], facts[1], facts[2], facts[3], facts[4])
        let made: Value
        if meta == machine.classObject(.type).value {
            made = try makeClass(ClassRef(meta.ref), name, TupleRef(bases.ref), namespace, try keywordPairs(keywords)).value
        } else {
            made = try call(meta, [name, bases, namespace], keywords: try keywordPairs(keywords))
        }
        state.pointee.frame.pointee.registers[Int(ended.destination)] = made
        return true
    }

    // MARK: type.__new__

    func makeClass(
        _ meta: ClassRef, _ name: Value, _ givenBases: TupleRef, _ namespace: Value, _ keywords: [(Value, Value)]
    ) throws(Unwind) -> ClassRef {
        var bases = givenBases
        if bases.count == 0 { bases = TupleRef(try makeTuple([machine.classObject(.object).value]).ref) }
        let layout = try chooseLayout(bases)
        let type = ClassRef(try allocate(.classObject, meta.rootShape, words: ClassRef.Word.count.rawValue))
        for word in 2..<ClassRef.Word.count.rawValue { type.ref[word] = .none }
        type[.name] = name
        type[.bases] = Value(bases.ref)
        type[.resolved] = Value(small: 0)
        type[.namespace] = Value(try ownNamespace(namespace).ref)
        type[.mro] = try linearize(type, bases)
        let classCell = try DictRef(type[.namespace].ref).remove(self, machine.name(.classCell))
        type[.instanceKind] = Value(small: Int(layout.kind.rawValue))
        type[.constructor] = layout.constructor
        try fillNamespace(type)
        try setFlags(type, bases)
        try makeShapes(type, bases, layout)
        for index in 0..<bases.count { try addSubclass(ClassRef(bases[index].ref), type) }
        if let classCell, classCell.isKind(.cell) { try store(CellRef(classCell.ref), type.value) }
        try announce(type, keywords)
        return type
    }

    /// What the instances are made of: the one base that is not a plain object decides.
    private func chooseLayout(_ bases: TupleRef) throws(Unwind) -> (kind: Kind, slotBase: Int, constructor: Value) {
        var chosen = machine.classObject(.object)
        for index in 0..<bases.count {
            guard bases[index].isKind(.classObject) else { throw raise(.typeError, "bases must be types") }
            let base = ClassRef(bases[index].ref)
            if base.flags.contains(.isFinal) {
                throw raise(.typeError, "type '\(string(base[.name]))' is not an acceptable base type")
            }
            let isPlain = base.instanceKind == .instance && base[.constructor] == Value(small: 0)
            if isPlain || isSubclass(chosen, base) { continue }
            let chosenIsPlain = chosen.instanceKind == .instance && chosen[.constructor] == Value(small: 0)
            guard chosenIsPlain || isSubclass(base, chosen) || base.instanceKind == chosen.instanceKind else {
                throw raise(.typeError, "multiple bases have instance lay-out conflict")
            }
            chosen = base
        }
        return (chosen.instanceKind, chosen[.slotBase].integer, chosen[.constructor])
    }

    private func ownNamespace(_ namespace: Value) throws(Unwind) -> DictRef {
        if namespace.isKind(.dictionary) && DictRef(namespace.ref).isNamespace { return DictRef(namespace.ref) }
        let own = try makeNamespace()
        try own.update(self, namespace)
        return own
    }

    /// C3: the order in which bases are searched.
    func linearize(_ type: ClassRef, _ bases: TupleRef) throws(Unwind) -> Value {
        var sequences: [[Value]] = []
        for index in 0..<bases.count {
            let order = TupleRef(ClassRef(bases[index].ref)[.mro].ref)
            sequences.append((0..<order.count).map { order[$0] })
        }
        sequences.append((0..<bases.count).map { bases[$0] })
        var result = [type.value]
        while true {
            sequences.removeAll { $0.isEmpty }
            if sequences.isEmpty { return try makeTuple(result) }
            guard let next = sequences.lazy.map({ $0[0] }).first(where: { head in !sequences.contains { $0.dropFirst().contains(head) } }) else {
                var heads: [Value] = []
                for sequence in sequences where !heads.contains(sequence[0]) { heads.append(sequence[0]) }
                let names = heads.map { string(ClassRef($0.ref)[.name]) }.joined(separator: ", ")
                throw raise(.typeError, "Cannot create a consistent method resolution\norder (MRO) for bases \(names)")
            }
            result.append(next)
            for index in sequences.indices where sequences[index][0] == next { sequences[index].removeFirst() }
        }
    }

    private func fillNamespace(_ type: ClassRef) throws(Unwind) {
        let namespace = DictRef(type[.namespace].ref)
        type[.qualifiedName] = try namespace.remove(self, machine.name(.qualname)) ?? type[.name]
        if let module = try namespace.getString(self, machine.name(.module)) {
            type[.module] = module
        } else if state.pointee.frame.pointee.function.isKind(.function) {
            let globals = FunctionRef(state.pointee.frame.pointee.function.ref).globals
            type[.module] = try globals.getString(self, machine.name(.name)) ?? .none
            try namespace.set(self, machine.name(.module), type[.module])
        }
        if try namespace.getString(self, machine.name(.doc)) == nil { try namespace.set(self, machine.name(.doc), .none) }
        if try namespace.getString(self, machine.name(.eq)) != nil, try namespace.getString(self, machine.name(.hash)) == nil {
            try namespace.set(self, machine.name(.hash), .none)
        }
        for name in [Name.new] {
            if let function = try namespace.getString(self, machine.name(name)), function.isKind(.function) {
                try namespace.set(self, machine.name(name), try makeStaticMethod(function))
            }
        }
        for name in [Name.initSubclass, .classGetitem] {
            if let function = try namespace.getString(self, machine.name(name)), function.isKind(.function) {
                try namespace.set(self, machine.name(name), try makeClassMethod(function))
            }
        }
    }

    /// Which special methods the class or a base defines in guest code: looked at on every attribute miss, call and hash.
    func setFlags(_ type: ClassRef, _ bases: TupleRef) throws(Unwind) {
        var flags = ClassRef.Flags()
        let inherited: ClassRef.Flags = [
            .isException, .isMetaclass, .hasDel, .hasGetattribute, .hasGetattr, .hasSetattr, .hasEq, .hasNew, .isDescriptor,
            .isDataDescriptor, .hasMetaCall, .hasTupleAttributes,
        ]
        for index in 0..<bases.count { flags.formUnion(ClassRef(bases[index].ref).flags.intersection(inherited)) }
        let namespace = DictRef(type[.namespace].ref)
        let table: [(Name, ClassRef.Flags)] = [
            (.del, .hasDel), (.getattribute, .hasGetattribute), (.getattr, .hasGetattr), (.setattr, .hasSetattr),
            (.delattr, .hasSetattr), (.eq, .hasEq), (.hash, .hasEq), (.new, .hasNew), (.get, .isDescriptor),
            (.set, .isDataDescriptor), (.delete, .isDataDescriptor),
        ]
        for (name, flag) in table where try namespace.getString(self, machine.name(name)) != nil { flags.insert(flag) }
        if type.instanceKind == .tuple, try namespace.getString(self, machine.name(.slots)) == nil { flags.insert(.hasTupleAttributes) }
        if let names = try namespace.getString(self, machine.name(.abstractmethods)), try isTrue(names) { flags.insert(.isAbstract) }
        if flags.contains(.isMetaclass), try namespace.getString(self, machine.name(.call)) != nil { flags.insert(.hasMetaCall) }
        type[.flags] = Value(small: flags.rawValue)
    }

    private func makeShapes(_ type: ClassRef, _ bases: TupleRef, _ layout: (kind: Kind, slotBase: Int, constructor: Value)) throws(Unwind) {
        var slotBase = layout.slotBase > 0 ? layout.slotBase : Thread.attributeBase(layout.kind)
        var capacity = try estimateCapacity(type)
        for index in 0..<bases.count {
            let base = ClassRef(bases[index].ref)
            if base[.inlineCapacity].isInteger { capacity = Swift.max(capacity, base[.inlineCapacity].integer) }
        }
        let fixed = try collectSlots(type, bases)
        if slotBase == 0 && !fixed.isEmpty {
            throw raise(.typeError, "nonempty __slots__ not supported for subtype of '\(string(ClassRef(bases[0].ref)[.name]))'")
        }
        capacity = slotBase == 0 ? 0 : Swift.max(capacity, fixed.count)
        if layout.kind == .instance {
            // With `__slots__` alone there is nothing to overflow: the slots follow the header.
            let isClosed = type[.slotNames].isKind(.tuple)
            slotBase = isClosed ? ShapeData.closedSlotBase : Thread.attributeBase(.instance)
            if isClosed { capacity = fixed.count }
        }
        type[.slotBase] = Value(small: slotBase)
        type[.inlineCapacity] = Value(small: capacity)
        machine.withShapeLock {
            let root = machine.makeShape(type.value, slotBase: slotBase, inlineCapacity: capacity, isDictionary: false, fixed: fixed)
            let dictionary = machine.makeShape(
                type.value, slotBase: slotBase, inlineCapacity: capacity, isDictionary: true, fixed: fixed)
            type[.rootShape] = Value(small: Int(root.number))
            type[.dictionaryShape] = Value(small: Int(dictionary.number))
        }
    }

    /// The first attribute slot of objects whose class derives from a builtin one: behind the builtin's own words
    /// and the overflow word. 0: their size varies, there is no fixed place for attributes.
    static func attributeBase(_ kind: Kind) -> Int {
        switch kind {
        case .classObject, .tuple, .bytes, .module: 0
        case .integer, .double, .complex: 4
        case .staticMethod, .classMethod: 4
        case .list, .dictionary, .set, .frozenset, .bytearray, .enumerate, .zip, .map, .filter, .reversed: 5
        case .native: RandomGeneratorRef.words + 1
        case .superObject, .string: 6
        case .weakReference: WeakReferenceRef.words + 1
        case .property: 8
        case .free, .range, .slice, .boundMethod, .code, .builtin, .methodDescriptor, .cell, .function, .instance, .exception,
             .generator, .coroutine, .asyncGenerator, .iterator, .traceback, .frame, .file, .memoryview, .lock, .storage,
             .dictionaryTable, .setTable, .byteStorage: 3
        }
    }

    private static let mostEstimated = 24

    /// How many different attributes the methods of the class and its bases store on self. A class that has to learn
    /// its capacity from its first object gives that one another shape than all others.
    private func estimateCapacity(_ type: ClassRef) throws(Unwind) -> Int {
        var names: Set<UInt64> = []
        let order = TupleRef(type[.mro].ref)
        for index in 0..<order.count where index == 0 || ClassRef(order[index].ref)[.inlineCapacity].isInteger {
            try addStoredNames(DictRef(ClassRef(order[index].ref)[.namespace].ref), to: &names)
        }
        return Swift.min(Thread.mostEstimated, names.count)
    }

    private func addStoredNames(_ namespace: DictRef, to names: inout Set<UInt64>) throws(Unwind) {
        var position = 0
        while names.count < Thread.mostEstimated, let (_, value) = try namespace.next(self, &position) {
            guard value.isKind(.function) else { continue }
            let code = FunctionRef(value.ref).code
            var index = 0
            while index < code.pointee.instructionCount {
                let instruction = Instruction(word: code.pointee.instructions[index])
                let opcode = instruction.opcode.plainForm ?? instruction.opcode
                if opcode == .setAttribute && instruction.a == 0 { names.insert(code.pointee.names[instruction.c].bits) }
                index += opcode.length
            }
        }
    }

    private func addSubclass(_ base: ClassRef, _ type: ClassRef) throws(Unwind) {
        var list = try read(base.ref, ClassRef.Word.subclasses.rawValue)
        if !list.isReference {
            list = try makeList([])
            // This word only: the others change without barriers, and no backup may bring them back.
            let slot = base.ref.address + ClassRef.Word.subclasses.rawValue * 8
            try open(Unit(base.ref), of: base.ref, start: slot, words: 1)
            base[.subclasses] = list
        }
        try ListRef(list.ref).append(self, type.value)
    }

    /// `__set_name__` of the namespace's values, then the parent's `__init_subclass__`.
    private func announce(_ type: ClassRef, _ keywords: [(Value, Value)]) throws(Unwind) {
        var entries: [(Value, Value)] = []
        var position = 0
        while let (key, value) = try DictRef(type[.namespace].ref).next(self, &position) {
            if value.isKind(.instance) { entries.append((key, value)) }
        }
        for (key, value) in entries {
            guard let hook = try lookupClass(machine.classOf(value), machine.name(.setName)) else { continue }
            _ = try call(hook, [value, type.value, key])
        }
        let order = TupleRef(type[.mro].ref)
        for index in 1..<order.count {
            guard let hook = try DictRef(ClassRef(order[index].ref)[.namespace].ref).getString(self, machine.name(.initSubclass)) else { continue }
            _ = try call(try bind(hook, type.value, type), [], keywords: keywords)
            return
        }
        if !keywords.isEmpty { throw raise(.typeError, "\(string(type[.name])).__init_subclass__() takes no keyword arguments") }
    }
}
