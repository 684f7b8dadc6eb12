/// # Place: where in the guest's code something happened, in one word
///
///     63                                    16 15            0
///     +---------------------------------------+---------------+
///     | address of the CodeData               | word index    |   0: nowhere (native code)
///     +---------------------------------------+---------------+
///
/// Taken from the running frame, so it is as exact as `Frame.pc`, which the loop
/// saves before it calls anything that may abort. The index saturates at 65,535.
/// The collector keeps the code of every place in a log or report alive.
struct Place: Equatable {
    let bits: UInt64
    @inline(__always) init(bits: UInt64) { self.bits = bits }

    @inline(__always) init(_ frame: UnsafeMutablePointer<Frame>) {
        let code = UInt64(UnsafeRawPointer(frame).load(as: UInt.self))
        if code == 0 { bits = 0; return }
        let start = UInt(bitPattern: frame.pointee.code.pointee.instructions)
        let index = (UInt(bitPattern: frame.pointee.pc) &- start) >> 3
        bits = code << 16 | UInt64(index > 0xFFFF ? 0xFFFF : index)
    }

    var code: UnsafeMutablePointer<CodeData>? { UnsafeMutablePointer(bitPattern: UInt(bits >> 16)) }
    var index: Int { Int(bits & 0xFFFF) }
}

extension Thread {
    /// The running frame's place as a word. `ThreadState.frame` must point at a frame, or at
    /// a zeroed one when no guest code runs.
    @inline(__always) var place: UInt64 { Place(state.pointee.frame).bits }
}
