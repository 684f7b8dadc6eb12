#if canImport(Glibc)
import Glibc
#else
import Darwin
#endif

/// # MemoryViewRef: the bytes of another object, seen as items
///
///     | record | meta | object | start | count | step | format | isReadOnly |
///
/// Item k lies at byte `start + k * step` of the object, a bytes or bytearray; None when the view was released. Only that word
/// ever changes. One dimension. The bytes are the object's own, with its barriers; when a bytearray has become too short, the items
/// behind its end raise.
struct MemoryViewRef: Equatable {
    let ref: Ref
    @inline(__always) init(_ ref: Ref) { self.ref = ref }
    static let objectWord = 2, words = 8

    var start: Int { ref[3].integer }
    var count: Int { ref[4].integer }
    var step: Int { ref[5].integer }
    var format: ItemFormat { ItemFormat(rawValue: UInt8(ref[6].integer)).unsafelyUnwrapped }
    var isReadOnly: Bool { ref[7] == .true }
    var isContiguous: Bool { step == format.size || count < 2 }

    func object(_ t: Thread) throws(Unwind) -> Value {
        let object = try t.read(ref, MemoryViewRef.objectWord)
        if object.isNone { throw t.raise(.valueError, "operation forbidden on released memoryview object") }
        return object
    }

    /// The items' bytes without gaps, standing still until the next guest call.
    func units(_ t: Thread) throws(Unwind) -> Units {
        let all = try t.text(object(t)).units
        if count == 0 { return Units(base: Units.nowhere, count: 0, shift: 0) }
        let size = format.size, last = start + (count - 1) * step
        if max(start, last) + size > all.count { throw t.raise(.valueError, "memoryview: underlying buffer was resized") }
        if isContiguous { return all.slice(start, start + count * size) }
        let packed = try t.newBytes(count: count * size)
        for index in 0..<count { memcpy(packed.base + index * size, all.base + start + index * step, size) }
        return packed.units
    }

    func release(_ t: Thread) throws(Unwind) {
        try t.open(ref)
        ref[MemoryViewRef.objectWord] = .none
    }
}

/// What an item is: `struct`'s character.
enum ItemFormat: UInt8 {
    case byte = 0x42, signedByte = 0x62, character = 0x63, bool = 0x3F
    case short = 0x68, unsignedShort = 0x48, int = 0x69, unsignedInt = 0x49, long = 0x6C, unsignedLong = 0x4C
    case longLong = 0x71, unsignedLongLong = 0x51, size = 0x6E, unsignedSize = 0x4E, float = 0x66, double = 0x64

    var text: String { String(UnicodeScalar(rawValue)) }

    var size: Int {
        switch self {
        case .byte, .signedByte, .character, .bool: 1
        case .short, .unsignedShort: 2
        case .int, .unsignedInt, .float: 4
        case .long, .unsignedLong, .longLong, .unsignedLongLong, .size, .unsignedSize, .double: 8
        }
    }

    var isByte: Bool { self == .byte || self == .signedByte || self == .character }
    var isSigned: Bool {
        switch self {
        case .signedByte, .short, .int, .long, .longLong, .size: true
        case .byte, .character, .bool, .unsignedShort, .unsignedInt, .unsignedLong, .unsignedLongLong, .unsignedSize, .float, .double: false
        }
    }

    /// As `B` or `@B`.
    init?(_ text: String) {
        let bytes = text.hasPrefix("@") ? Array(text.utf8.dropFirst()) : Array(text.utf8)
        guard bytes.count == 1 else { return nil }
        self.init(rawValue: bytes[0])
    }
}

extension Thread {
    func makeMemoryView(_ object: Value, start: Int, count: Int, step: Int, _ format: ItemFormat, isReadOnly: Bool) throws(Unwind) -> Value {
        let view = try allocate(.memoryview, .memoryview, words: MemoryViewRef.words)
        view[MemoryViewRef.objectWord] = object
        for (word, number) in [(3, start), (4, count), (5, step), (6, Int(format.rawValue))] { view[word] = Value(small: number) }
        view[7] = Value(isReadOnly)
        return Value(view)
    }

    /// A view of a bytes-like object, or of what its `__buffer__` gives; nil for others.
    func memoryView(of object: Value) throws(Unwind) -> Value? {
        if object.isKind(.memoryview) {
            let view = MemoryViewRef(object.ref)
            return try makeMemoryView(
                view.object(self), start: view.start, count: view.count, step: view.step, view.format, isReadOnly: view.isReadOnly)
        }
        if object.isKind(.bytes) || object.isKind(.bytearray) {
            let count = try text(object).count
            return try makeMemoryView(object, start: 0, count: count, step: 1, .byte, isReadOnly: object.isKind(.bytes))
        }
        return try buffer(of: object)
    }

    private func buffer(of object: Value) throws(Unwind) -> Value? {
        guard object.isKind(.instance), let method = try lookupSpecial(object, .buffer) else { return nil }
        let made = try call(method, [Value(small: 0)])
        if made.isKind(.memoryview) { return made }
        throw raise(.typeError, "__buffer__ returned non-memoryview object")
    }

    // MARK: Items

    func item(_ bytes: UnsafeRawPointer, _ format: ItemFormat) throws(Unwind) -> Value {
        switch format {
        case .byte: return Value(small: Int(bytes.load(as: UInt8.self)))
        case .signedByte: return Value(small: Int(bytes.load(as: Int8.self)))
        case .character: return try makeBytes(Units(base: bytes, count: 1, shift: 0))
        case .bool: return Value(bytes.load(as: UInt8.self) != 0)
        case .short: return Value(small: Int(bytes.loadUnaligned(as: Int16.self)))
        case .unsignedShort: return Value(small: Int(bytes.loadUnaligned(as: UInt16.self)))
        case .int: return Value(small: Int(bytes.loadUnaligned(as: Int32.self)))
        case .unsignedInt: return Value(small: Int(bytes.loadUnaligned(as: UInt32.self)))
        case .long, .longLong, .size: return try makeInteger(bytes.loadUnaligned(as: Int.self))
        case .unsignedLong, .unsignedLongLong, .unsignedSize: return try makeInteger(unsigned: bytes.loadUnaligned(as: UInt.self))
        case .float: return try makeDouble(Double(bytes.loadUnaligned(as: Float.self)))
        case .double: return try makeDouble(bytes.loadUnaligned(as: Double.self))
        }
    }

    /// The bytes of a value that is stored as an item.
    func itemBytes(_ value: Value, _ format: ItemFormat) throws(Unwind) -> Units {
        switch format {
        case .character:
            guard value.isKind(.bytes), BytesRef(value.ref).count == 1 else { throw wrongItem(value, format, isType: !value.isKind(.bytes)) }
            return BytesRef(value.ref).units
        case .bool: return try BytesRef(makeBytes([try isTrue(value) ? 1 : 0]).ref).units
        case .float, .double:
            guard let number = double(value) ?? exactInt(value).map(Double.init) else { throw wrongItem(value, format, isType: true) }
            let bits = format == .float ? UInt64(Float(number).bitPattern) : number.bitPattern
            return try BytesRef(makeBytes(withUnsafeBytes(of: bits) { Array($0.prefix(format.size)) }).ref).units
        case .byte, .signedByte, .short, .unsignedShort, .int, .unsignedInt, .long, .unsignedLong, .longLong, .unsignedLongLong, .size, .unsignedSize:
            return try integerItem(value, format)
        }
    }

    private func integerItem(_ value: Value, _ format: ItemFormat) throws(Unwind) -> Units {
        var number = value
        if !Container.isInt(self, value) {
            guard let method = try lookupSpecial(value, .index) else { throw wrongItem(value, format, isType: true) }
            number = try call(method, [])
        }
        do throws(Unwind) {
            return try BytesRef(integerBytes(number, length: format.size, isLittle: true, isSigned: format.isSigned).ref).units
        } catch {
            guard error == .raised, matches(.overflowError) else { throw error }
            clearRaised()
            throw wrongItem(value, format, isType: false)
        }
    }

    private func wrongItem(_ value: Value, _ format: ItemFormat, isType: Bool) -> Unwind {
        raise(isType ? .typeError : .valueError, "memoryview: invalid \(isType ? "type" : "value") for format '\(format.text)'")
    }
}
