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
    /// False: the system has no address space for them.
    @discardableResult
    func prepareStacks() -> Bool {
        guard let frames: UnsafeMutablePointer<Frame> = tryReserveTable(Thread.mostFrames) else { return false }
        guard let registers: UnsafeMutablePointer<Value> = tryReserveTable(Thread.mostRegisters) else {
            releaseTable(frames, Thread.mostFrames)
            return false
        }
        state.pointee.frameBase = frames
        state.pointee.frame = frames
        state.pointee.savedFrame = frames
        state.pointee.registerBase = registers
        state.pointee.registerLimit = registers + Thread.mostRegisters - 4096
        state.pointee.caches = machine.state.pointee.caches
        applyRecursionLimit()
        frames.initialize(
            to: Frame(
                code: NativeCode.data, pc: NativeCode.data.pointee.instructions, registers: registers, function: .absent,
                extra: .absent, handled: .none, destination: 0, continuation: .native, detail: 0))
        return true
    }

    func applyRecursionLimit() {
        let depth = Swift.min(machine.state.pointee.recursionLimit, Thread.mostFrames - 100)
        state.pointee.frameLimit = state.pointee.frameBase + depth + 1
    }

    func releaseStacks() { Thread.releaseStacks(state.pointee.frameBase, state.pointee.registerBase) }

    static func releaseStacks(_ frames: UnsafeMutablePointer<Frame>, _ registers: UnsafeMutablePointer<Value>) {
        releaseTable(frames, mostFrames)
        releaseTable(registers, mostRegisters)
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
    guard let table: UnsafeMutablePointer<Element> = tryReserveTable(count) else {
        fatalError("no address space for a machine's tables")
    }
    return table
}

func tryReserveTable<Element>(_ count: Int) -> UnsafeMutablePointer<Element>? {
    let bytes = count * MemoryLayout<Element>.stride
    let memory = mmap(nil, bytes, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0)
    guard let memory, memory != MAP_FAILED else { return nil }
    return memory.bindMemory(to: Element.self, capacity: count)
}

func releaseTable<Element>(_ table: UnsafeMutablePointer<Element>, _ count: Int) {
    munmap(table, count * MemoryLayout<Element>.stride)
}
