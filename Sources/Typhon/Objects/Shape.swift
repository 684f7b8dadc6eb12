/// # Shape: the hidden class of an object
///
///     shape table   [ number -> ShapeData ]           native memory, entries never move or die
///     instance      | record | meta: shape number | overflow | slot 0 | slot 1 | ... |
///     ShapeData     class object, names in slot order, transitions to shapes with one name more
///
/// Objects of one class that got the same attributes in the same order share a shape; an
/// inline cache compares the number and knows the slot. Slots beyond the class's
/// inline capacity lie in an overflow `StorageRef` (word `slotBase - 1`).
///
/// Laws
/// 1. A shape is written before its number is published and never changes, but for its
///    transitions, which only grow (guarded by the machine's shape lock).
/// 2. The shape of a builtin class has that class's ordinal as its number.
/// 3. The shape `dictionary` of a class means: attributes are in a dict in the overflow word, but for those of
///    `__slots__`, which keep their inline slots in every shape of the class.
struct ShapeData {
    /// The thread sanitizer takes a store to any field for one to the first, so nobody reads this one.
    let anchor: UInt64 = 0
    var id: ShapeID
    /// The class object whose instances have this shape. Root.
    var classObject: Value
    /// Word index of the first inline slot; the overflow word is the one before. 0: instances have no attributes.
    /// `closedSlotBase`: they have those of `__slots__` only, and no overflow word.
    var slotBase: Int
    static let closedSlotBase = 2
    static let mostTransitions = 256
    var inlineCapacity: Int
    var count: Int
    /// The first so many names are those of `__slots__`: their slots are inline, also in dictionary form, and begin absent.
    var fixedCount: Int
    /// Interned names in slot order (`count` of them).
    var names: UnsafeMutablePointer<Value>
    /// Attributes live in a dict in the overflow word.
    var isDictionary: Bool
    /// Pairs (name, shape number), grown under the shape lock.
    var transitions: UnsafeMutablePointer<ShapeTransition>
    var transitionCount: Int
    var transitionCapacity: Int
}

struct ShapeTransition {
    var name: Value
    var shape: ShapeID
}
