#if canImport(Glibc)
import Glibc
#else
import Darwin
#endif

/// # FrameLog: the interpreter's state as it was when the slice began
///
///     entries   (frame, offset, registers) (frame, ...) ...   oldest first
///     words     | Frame | r0 r1 ... | Frame | r0 r1 ... |
///
/// At begin the running frame is saved with its registers. A caller's frame is saved
/// when the slice first returns into it, with every frame between, because their room
/// is reused from then on. Frames the slice itself pushed need no saving.
///
/// Windows overlap: a caller's entry may hold argument words the slice has changed
/// already, but they belong to the callee's older entry as well. So restoring goes
/// from the newest entry to the oldest, and the oldest wins.
///
/// Laws
/// 1. `ThreadState.savedFrame` is the lowest frame with an entry (or the slice's own).
/// 2. Entries' frames descend without a gap.
struct FrameLog {
    struct Entry: BitwiseCopyable {
        let frame: UnsafeMutablePointer<Frame>
        let offset: Int
        let registers: Int
    }

    var entries = NativeBuffer<Entry>(capacity: 16)
    var words = NativeBuffer<UInt64>(capacity: 512)

    // Facts of the thread's state that are not in a frame.
    var frame: UnsafeMutablePointer<Frame>?
    var handled = Value.none
    var raised = Value.absent
    var atomicDepth: Int32 = 0
    var nativeDepth: Int32 = 0

    static let frameWords = MemoryLayout<Frame>.stride / 8

    @inline(__always) mutating func save(_ frame: UnsafeMutablePointer<Frame>) {
        let registers = frame.pointee.code.pointee.registerCount
        let offset = words.count
        if !words.reserve(registers &+ FrameLog.frameWords) || !entries.reserve(1) {
            fatalError("no memory to save a frame of \(registers) registers")
        }
        let room = UnsafeMutableRawPointer(words.base + offset)
        room.copyMemory(from: frame, byteCount: MemoryLayout<Frame>.stride)
        (room + MemoryLayout<Frame>.stride).copyMemory(from: frame.pointee.registers, byteCount: registers &* 8)
        words.count = offset &+ registers &+ FrameLog.frameWords
        entries.appendReserved(Entry(frame: frame, offset: offset, registers: registers))
    }

    func restoreFrames() {
        var index = entries.count - 1
        while index >= 0 {
            let entry = entries.base[index]
            let room = UnsafeMutableRawPointer(words.base + entry.offset)
            UnsafeMutableRawPointer(entry.frame).copyMemory(from: room, byteCount: MemoryLayout<Frame>.stride)
            UnsafeMutableRawPointer(entry.frame.pointee.registers).copyMemory(
                from: room + MemoryLayout<Frame>.stride, byteCount: entry.registers * 8)
            index -= 1
        }
    }

    mutating func clear() {
        entries.count = 0
        words.count = 0
    }

    mutating func destroy() {
        entries.destroy()
        words.destroy()
    }
}

extension Thread {
    /// Saves the state a re-run starts from. `savesFrame` is false for native transactions,
    /// which re-run native code.
    @inline(__always) func saveInterpreter(savesFrame: Bool) {
        let frame = state.pointee.frame
        let transaction = self.transaction
        transaction.pointee.frameLog.frame = frame
        transaction.pointee.frameLog.handled = state.pointee.handled
        transaction.pointee.frameLog.raised = state.pointee.raised
        transaction.pointee.frameLog.atomicDepth = state.pointee.atomicDepth
        transaction.pointee.frameLog.nativeDepth = state.pointee.nativeDepth
        if savesFrame {
            transaction.pointee.frameLog.save(frame)
            state.pointee.savedFrame = frame
        } else {
            state.pointee.savedFrame = frame + 1
        }
    }

    func restoreInterpreter() {
        let transaction = self.transaction
        wakeFrames(above: transaction.pointee.frameLog.frame.unsafelyUnwrapped)
        transaction.pointee.frameLog.restoreFrames()
        state.pointee.frame = transaction.pointee.frameLog.frame.unsafelyUnwrapped
        state.pointee.handled = transaction.pointee.frameLog.handled
        state.pointee.raised = transaction.pointee.frameLog.raised
        state.pointee.atomicDepth = transaction.pointee.frameLog.atomicDepth
        state.pointee.nativeDepth = transaction.pointee.frameLog.nativeDepth
    }

    /// Frames that the slice has pushed are gone; who uses their place next expects none that is asleep.
    private func wakeFrames(above frame: UnsafeMutablePointer<Frame>) {
        var dropped = frame + 1
        while dropped <= state.pointee.frame {
            dropped.pointee.isAsleep = false
            dropped += 1
        }
    }

    /// Required before the slice changes anything in `frame`, a caller's frame it returns or
    /// unwinds into, when `frame < savedFrame`. Omittable in solo mode. Cost: a copy of the
    /// frames from there up to `savedFrame`.
    @inline(never) func saveReturnedInto(_ frame: UnsafeMutablePointer<Frame>) {
        guard state.pointee.isInTransaction else { return }
        while state.pointee.savedFrame > frame {
            state.pointee.savedFrame -= 1
            transaction.pointee.frameLog.save(state.pointee.savedFrame)
        }
    }
}
