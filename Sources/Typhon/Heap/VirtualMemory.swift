#if canImport(Glibc)
import Glibc
#else
import Darwin
#endif

/// Address space and pages from the operating system. All sizes in bytes, addresses and
/// sizes multiples of the page size. Thread-safe; each call is a system call.
enum VirtualMemory {
    static let pageSize = Int(sysconf(Int32(_SC_PAGESIZE)))

    static func roundUp(_ bytes: Int) -> Int { (bytes + pageSize - 1) & ~(pageSize - 1) }

    /// Addresses without memory: touching them traps until `commit`. Nil when refused.
    static func reserve(_ bytes: Int) -> UnsafeMutableRawPointer? { map(bytes, PROT_NONE) }

    /// Zeroed memory that costs nothing until touched. Nil when refused.
    static func allocate(_ bytes: Int) -> UnsafeMutableRawPointer? { map(bytes, PROT_READ | PROT_WRITE) }

    /// Makes reserved addresses usable; they read as zero. False when the system refuses.
    static func commit(_ address: UnsafeMutableRawPointer, _ bytes: Int) -> Bool {
        mprotect(address, bytes, PROT_READ | PROT_WRITE) == 0
    }

    /// Pages that were written become pages that may be executed and no longer written. False when the system refuses.
    static func makeExecutable(_ address: UnsafeMutableRawPointer, _ bytes: Int) -> Bool {
        mprotect(address, bytes, PROT_READ | PROT_EXEC) == 0
    }

    /// Gives the pages back; the addresses stay usable and read as zero.
    static func discard(_ address: UnsafeMutableRawPointer, _ bytes: Int) {
        #if os(Linux)
        _ = madvise(address, bytes, MADV_DONTNEED)
        #else
        _ = mmap(address, bytes, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANON | MAP_FIXED, -1, 0)
        #endif
    }

    /// Asks for huge pages, which make the first touch and the address translation cheaper.
    static func preferHugePages(_ address: UnsafeMutableRawPointer, _ bytes: Int) {
        #if os(Linux)
        _ = madvise(address, bytes, 14) // MADV_HUGEPAGE
        #endif
    }

    static func release(_ address: UnsafeMutableRawPointer, _ bytes: Int) { munmap(address, bytes) }

    private static func map(_ bytes: Int, _ protection: Int32) -> UnsafeMutableRawPointer? {
        #if os(Linux)
        let flags = MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE
        #else
        let flags = MAP_PRIVATE | MAP_ANON | MAP_NORESERVE
        #endif
        let address = mmap(nil, bytes, protection, flags, -1, 0)
        return address == UnsafeMutableRawPointer(bitPattern: -1) ? nil : address
    }

    /// Memory this process may hope for: the machine's, or its control group's when that is less.
    static let physicalBytes = readPhysicalBytes()

    private static func readPhysicalBytes() -> Int {
        let machine = Int(sysconf(Int32(_SC_PHYS_PAGES))) * pageSize
        guard let file = fopen("/sys/fs/cgroup/memory.max", "r") else { return machine }
        defer { fclose(file) }
        var group = 0
        withUnsafeMutablePointer(to: &group) { pointer in
            withVaList([OpaquePointer(pointer)]) { if vfscanf(file, "%ld", $0) != 1 { pointer.pointee = 0 } }
        }
        return group > 0 ? min(machine, group) : machine
    }
}

/// Monotonic time in nanoseconds.
func nanosecondsNow() -> Int {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return Int(time.tv_sec) * 1_000_000_000 + Int(time.tv_nsec)
}
