import Atomics

extension UnsafeMutablePointer<Value> {
    /// Copies `count` values, a few as a rule. Values that were stored one by one: a wider load would wait until
    /// they are in the cache. Relaxed, or the compiler would make the loop a call of `memcpy`.
    @inline(__always) func copyFew(from source: UnsafeMutablePointer<Value>, count: Int) {
        let from = UnsafeMutableRawPointer(source), to = UnsafeMutableRawPointer(self)
        var offset = 0
        let end = count &* 8
        if count & 1 != 0 {
            to.storeRelaxed(from.loadRelaxed())
            offset = 8
        }
        while offset < end {
            (to + offset).storeRelaxed((from + offset).loadRelaxed())
            (to + offset + 8).storeRelaxed((from + offset + 8).loadRelaxed())
            offset &+= 16
        }
    }
}

/// Words of memory that several threads may touch at once. Every access to guest
/// memory goes through these: on x86-64 and arm64 a relaxed load or store is a
/// plain `mov`/`ldr`, and the behaviour is defined where a plain access would race.
extension UnsafeMutableRawPointer {
    @inline(__always) private var word: UnsafeMutablePointer<UInt64.AtomicRepresentation> {
        assumingMemoryBound(to: UInt64.AtomicRepresentation.self)
    }

    @inline(__always) func loadRelaxed() -> UInt64 { UInt64.AtomicRepresentation.atomicLoad(at: word, ordering: .relaxed) }
    @inline(__always) func storeRelaxed(_ value: UInt64) {
        UInt64.AtomicRepresentation.atomicStore(value, at: word, ordering: .relaxed)
    }
    @inline(__always) func loadAcquire() -> UInt64 { UInt64.AtomicRepresentation.atomicLoad(at: word, ordering: .acquiring) }
    @inline(__always) func storeRelease(_ value: UInt64) {
        UInt64.AtomicRepresentation.atomicStore(value, at: word, ordering: .releasing)
    }
    /// Acquires on success and on failure, releases on success.
    @inline(__always) func compareExchange(expected: UInt64, desired: UInt64) -> Bool {
        UInt64.AtomicRepresentation.atomicCompareExchange(
            expected: expected, desired: desired, at: word, ordering: .acquiringAndReleasing
        ).exchanged
    }
    /// The value before the addition.
    @inline(__always) func fetchAdd(_ amount: UInt64) -> UInt64 {
        UInt64.AtomicRepresentation.atomicLoadThenWrappingIncrement(by: amount, at: word, ordering: .acquiringAndReleasing)
    }
    @inline(__always) func exchange(_ value: UInt64) -> UInt64 {
        UInt64.AtomicRepresentation.atomicExchange(value, at: word, ordering: .acquiringAndReleasing)
    }
    /// Sets bits; the word before.
    @inline(__always) func fetchOr(_ bits: UInt64) -> UInt64 {
        UInt64.AtomicRepresentation.atomicLoadThenBitwiseOr(with: bits, at: word, ordering: .acquiringAndReleasing)
    }
    /// Keeps only these bits; the word before.
    @inline(__always) func fetchAnd(_ bits: UInt64) -> UInt64 {
        UInt64.AtomicRepresentation.atomicLoadThenBitwiseAnd(with: bits, at: word, ordering: .acquiringAndReleasing)
    }

    @inline(__always) private var half: UnsafeMutablePointer<UInt32.AtomicRepresentation> {
        assumingMemoryBound(to: UInt32.AtomicRepresentation.self)
    }
    @inline(__always) func loadHalfRelaxed() -> UInt32 { UInt32.AtomicRepresentation.atomicLoad(at: half, ordering: .relaxed) }
    @inline(__always) func storeHalfRelaxed(_ value: UInt32) {
        UInt32.AtomicRepresentation.atomicStore(value, at: half, ordering: .relaxed)
    }
    @inline(__always) func loadByteRelaxed() -> UInt8 {
        UInt8.AtomicRepresentation.atomicLoad(
            at: assumingMemoryBound(to: UInt8.AtomicRepresentation.self), ordering: .relaxed)
    }
    @inline(__always) func storeByteRelease(_ value: UInt8) {
        UInt8.AtomicRepresentation.atomicStore(
            value, at: assumingMemoryBound(to: UInt8.AtomicRepresentation.self), ordering: .releasing)
    }
    @inline(__always) func storeByteRelaxed(_ value: UInt8) {
        UInt8.AtomicRepresentation.atomicStore(
            value, at: assumingMemoryBound(to: UInt8.AtomicRepresentation.self), ordering: .relaxed)
    }
}

@inline(__always) func fenceAcquire() { atomicMemoryFence(ordering: .acquiring) }
