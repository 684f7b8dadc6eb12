/// # ResolvedTable: what a class's names mean, bases included
///
///     ClassRef.resolved -> | mask | count | (name, value, entry) ... |       native memory, open addressing
///
/// Filled lazily from the method resolution order. A value is the attribute itself, or its
/// `CellRef` when it is plain data (which changes transactionally), or the deleted marker
/// when no class has the name. Readers take no lock: a table is written once, entry by
/// entry (value before name), and replaced, never shrunk in place. Writers hold the shape lock.
///
/// `entry` is the attribute's index in the machine's table of cache entries, 0 when it has none
/// (`CacheEntry`).
struct ResolvedTable {
    let base: UnsafeMutableRawPointer
    static let header = 16
    private static let stride = 24

    @inline(__always) var mask: Int { Int(truncatingIfNeeded: base.loadRelaxed()) }
    @inline(__always) func name(_ index: Int) -> UInt64 { (base + ResolvedTable.header + index &* ResolvedTable.stride).loadAcquire() }
    @inline(__always) func value(_ index: Int) -> Value { Value(bits: (base + ResolvedTable.header + index &* ResolvedTable.stride + 8).loadRelaxed()) }
    func entry(_ index: Int) -> Int { Int((base + ResolvedTable.header + index * ResolvedTable.stride + 16).loadRelaxed()) }
    func setEntry(_ index: Int, _ entry: Int) { (base + ResolvedTable.header + index * ResolvedTable.stride + 16).storeRelaxed(UInt64(entry)) }

    @inline(__always) static func hash(_ name: Value) -> Int { Int(truncatingIfNeeded: (name.bits >> 4) &* 0x9E37_79B9_7F4A_7C15 >> 20) }

    static func make(capacity: Int) -> ResolvedTable {
        let bytes = header + capacity * stride
        let base = UnsafeMutableRawPointer.allocate(byteCount: bytes, alignment: 16)
        base.initializeMemory(as: UInt8.self, repeating: 0, count: bytes)
        base.storeBytes(of: UInt64(capacity - 1), as: UInt64.self)
        return ResolvedTable(base: base)
    }

    /// Index of the name's entry, or nil. Complexity: constant.
    @inline(__always) func find(_ name: Value) -> Int? {
        let mask = self.mask
        var index = ResolvedTable.hash(name) & mask
        while true {
            let found = self.name(index)
            if found == name.bits { return index }
            if found == 0 { return nil }
            index = (index &+ 1) & mask
        }
    }

    var count: Int { Int(truncatingIfNeeded: (base + 8).loadRelaxed()) }

    /// Only under the shape lock, with room left.
    func insert(_ name: Value, _ value: Value, entry: Int = 0) {
        var index = ResolvedTable.hash(name) & mask
        while self.name(index) != 0 { index = (index + 1) & mask }
        setEntry(index, entry)
        (base + ResolvedTable.header + index * ResolvedTable.stride + 8).storeRelaxed(value.bits)
        (base + ResolvedTable.header + index * ResolvedTable.stride).storeRelease(name.bits)
        (base + 8).storeRelaxed(UInt64(count + 1))
    }

    func forEach(_ body: (Value, Value, Int) -> Void) {
        for index in 0...mask where name(index) != 0 { body(Value(bits: name(index)), value(index), entry(index)) }
    }
}

extension ClassRef {
    @inline(__always) var resolvedTable: ResolvedTable? {
        let address = self[.resolved].integer
        return address == 0 ? nil : ResolvedTable(base: UnsafeMutableRawPointer(bitPattern: address).unsafelyUnwrapped)
    }
}

extension Thread {
    /// The class's attribute (its own or a base's), cells seen through; nil when there is none. `name` is interned.
    @inline(__always)
    func lookupClass(_ type: ClassRef, _ name: Value) throws(Unwind) -> Value? {
        let entry = try resolveEntry(type, name)
        if entry == .deleted { return nil }
        if entry.isKind(.cell) {
            let value = try load(CellRef(entry.ref))
            return value.isAbsent ? try lookupWithoutCache(type, name) : value
        }
        return entry
    }

    /// The raw entry: attribute, cell, or the deleted marker.
    @inline(__always)
    func resolveEntry(_ type: ClassRef, _ name: Value) throws(Unwind) -> Value {
        if let table = type.resolvedTable, let index = table.find(name) { return table.value(index) }
        return try resolveSlow(type, name)
    }

    @inline(never)
    private func resolveSlow(_ type: ClassRef, _ name: Value) throws(Unwind) -> Value {
        let value = try resolveInOrder(type, name)
        machine.withShapeLock {
            if let table = type.resolvedTable, table.find(name) != nil { return }
            growResolved(type).insert(name, value)
        }
        return value
    }

    private func resolveInOrder(_ type: ClassRef, _ name: Value) throws(Unwind) -> Value {
        let order = TupleRef(type[.mro].ref)
        for index in 0..<order.count {
            let namespace = ClassRef(order[index].ref)[.namespace]
            guard namespace.isReference, let cell = try DictRef(namespace.ref).cell(self, name) else { continue }
            let value = try load(cell)
            if value.isAbsent { continue }
            return isStructural(value) ? value : Value(cell.ref)
        }
        return .deleted
    }

    /// As `lookupClass` past a cell that has become unbound.
    @inline(never)
    private func lookupWithoutCache(_ type: ClassRef, _ name: Value) throws(Unwind) -> Value? {
        let found = try resolveInOrder(type, name)
        if found == .deleted { return nil }
        return found.isKind(.cell) ? try load(CellRef(found.ref)) : found
    }

    /// Does the attribute take part in how its class works (methods, descriptors)? Such a one never changes inside a transaction.
    func isStructural(_ value: Value) -> Bool {
        guard value.isReference else { return false }
        switch value.ref.kind {
        case .function, .builtin, .methodDescriptor, .property, .staticMethod, .classMethod: return true
        case .instance: return machine.classOf(value).isDescriptorClass
        case .native: return MemberDescriptorClass.isMember(value)
        default: return false
        }
    }

    private func growResolved(_ type: ClassRef) -> ResolvedTable {
        guard let old = type.resolvedTable else {
            let table = ResolvedTable.make(capacity: 16)
            type[.resolved] = Value(nativeAddress: table.base)
            return table
        }
        if old.count * 2 < old.mask + 1 { return old }
        let table = ResolvedTable.make(capacity: (old.mask + 1) * 2)
        old.forEach { table.insert($0, $1, entry: $2) }
        // Readers may still walk the old table: it is handed over at the next stop of the world.
        machine.retireAfterStop(old.base)
        (type.ref.address + ClassRef.Word.resolved.rawValue * 8).storeRelease(Value(nativeAddress: table.base).bits)
        return table
    }

    /// Forgets what a class and all below it have resolved. Other threads are stopped.
    func clearResolved(_ type: ClassRef) throws(Unwind) {
        type[.plainInitializer] = .none
        if let table = type.resolvedTable {
            type[.resolved] = Value(small: 0)
            machine.retireAfterStop(table.base)
        }
        for child in try liveSubclasses(type) { try clearResolved(child) }
    }
}
