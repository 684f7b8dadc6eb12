#if canImport(Glibc)
import Glibc
#else
import Darwin
#endif

/// A thread's register stack and frames: reserved addresses whose pages the system
/// gives when they are first touched.
extension Thread {
    static let mostFrames = 1 << 17
    static let mostRegisters = 1 << 21

    /// Frame 0 belongs to native code: what calls into the guest from outside.
    func prepareStacks() {
        let frames: UnsafeMutablePointer<Frame> = reserveTable(Thread.mostFrames)
        let registers: UnsafeMutablePointer<Value> = reserveTable(Thread.mostRegisters)
        state.pointee.frameBase = frames
        state.pointee.frame = frames
        state.pointee.savedFrame = frames
        state.pointee.registerBase = registers
        state.pointee.registerLimit = registers + Thread.mostRegisters - 4096
        applyRecursionLimit()
        frames.initialize(
            to: Frame(
                code: NativeCode.data, pc: NativeCode.data.pointee.instructions, registers: registers, function: .absent,
                extra: .absent, handled: .none, destination: 0, continuation: .native, detail: 0))
    }

    func applyRecursionLimit() {
        let depth = Swift.min(machine.state.pointee.recursionLimit, Thread.mostFrames - 100)
        state.pointee.frameLimit = state.pointee.frameBase + depth + 1
    }

    func releaseStacks() {
        releaseTable(state.pointee.frameBase, Thread.mostFrames)
        releaseTable(state.pointee.registerBase, Thread.mostRegisters)
    }
}

/// The code of frame 0: no registers, no instructions to speak of.
enum NativeCode {
    nonisolated(unsafe) static let data: UnsafeMutablePointer<CodeData> = { // never written after this
        let data = UnsafeMutablePointer<CodeData>.allocate(capacity: 1)
        UnsafeMutableRawPointer(data).initializeMemory(as: UInt8.self, repeating: 0, count: MemoryLayout<CodeData>.size)
        data.pointee.instructions = .allocate(capacity: 2)
        data.pointee.instructions.initialize(repeating: Instruction(.nop).word, count: 2)
        data.pointee.simpleArity = -1
        data.pointee.object = .absent
        data.pointee.freeNames = .absent
        return data
    }()
}

/// Address space for `count` elements, zero until written.
func reserveTable<Element>(_ count: Int) -> UnsafeMutablePointer<Element> {
    let bytes = count * MemoryLayout<Element>.stride
    let memory = mmap(nil, bytes, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0)
    guard let memory, memory != MAP_FAILED else { fatalError("no address space for a machine's tables") }
    return memory.bindMemory(to: Element.self, capacity: count)
}

func releaseTable<Element>(_ table: UnsafeMutablePointer<Element>, _ count: Int) {
    munmap(table, count * MemoryLayout<Element>.stride)
}
