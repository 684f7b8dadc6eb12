/// # Barriers: how code reads and writes what threads share
///
/// Builtins never touch a mutable object's words before asking here. Every function
/// may throw `.aborted`: let it pass.
///
///     let value = try t.read(object, 3)                  // one word of an object's own unit
///     let (a, b) = try t.reading(object) { (object[2], object[3]) }   // several, consistent
///     try t.open(object); object[3] = value              // write the object's own unit
///     try t.openSlot(storage, index); storage[index] = v // write one card of large storage
///
/// | barrier | when required | may be omitted | invalidated by | cost |
/// |---|---|---|---|---|
/// | `read` | each load from a mutable unit | solo; immutable object; unit open | - | private: a compare |
/// | `reading` | several words that must fit together | same | - | same, once |
/// | `open` | before the first store to a unit | solo; born in this transaction | any call that may end the slice or run guest code | owned: a compare |
///
/// What a `reading` body loads may be torn until it returns: it must only load words
/// into its result, never follow a pointer it has just loaded.
///
/// After a call that may run guest code, what was read before may be stale: read again.
struct Unit {
    /// Address of the unit's ownership record.
    let record: UnsafeMutableRawPointer
    @inline(__always) init(record: UnsafeMutableRawPointer) { self.record = record }
    /// The unit of an object's own words.
    @inline(__always) init(_ object: Ref) { record = object.address }
}

extension Thread {
    /// This thread may read the unit without further ado.
    @inline(__always) func owns(_ unit: Unit) -> Bool { unit.record.loadHalfRelaxed() == state.pointee.tag }

    @inline(__always) func read(_ object: Ref, _ index: Int) throws(Unwind) -> Value {
        if !state.pointee.isTransactional || owns(Unit(object)) { return object[index] }
        return try readShared(Unit(object), object.address + index &* 8)
    }

    @inline(__always) func read(_ unit: Unit, at slot: UnsafeMutableRawPointer) throws(Unwind) -> Value {
        if !state.pointee.isTransactional || owns(unit) { return Value(bits: slot.loadRelaxed()) }
        return try readShared(unit, slot)
    }

    @inline(__always) func reading<Result>(_ object: Ref, _ body: () -> Result) throws(Unwind) -> Result {
        try reading(Unit(object), body)
    }

    @inline(__always) func reading<Result>(_ unit: Unit, _ body: () -> Result) throws(Unwind) -> Result {
        if !state.pointee.isTransactional || owns(unit) { return body() }
        while true {
            let seen = try beginRead(unit)
            let result = body()
            if try endRead(unit, seen) { return result }
        }
    }

    /// Opens an object's own words for writing until the slice ends.
    @inline(__always) func open(_ object: Ref) throws(Unwind) {
        if !state.pointee.isTransactional || object.record == state.pointee.ownedWord { return }
        try openObject(object)
    }

    /// Opens one unit whose words are `words` words from `start`, all values (`raw`: any bits).
    @inline(__always) func open(
        _ unit: Unit, of object: Ref, start: UnsafeMutableRawPointer, words: Int, raw: Bool = false
    ) throws(Unwind) {
        if !state.pointee.isTransactional || unit.record.loadRelaxed() == state.pointee.ownedWord { return }
        try openRegion(unit, of: object, start: start, words: words, raw: raw)
    }
}
