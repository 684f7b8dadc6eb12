/// # OwnershipRecord: the word that says who may write a unit
///
///     63              32 31            1  0
///     +-----------------+--------------+---+
///     |       version (63 bits)        | 0 |  shared: stands since that tick of the clock
///     | serial          | thread number| 1 |  owned: private to, or write-locked by, that thread
///     +-----------------+--------------+---+
///
/// A *unit* is what two transactions can conflict on: an object's own words, a card
/// of 64 slots of large storage, a part of a dictionary. Each unit has one record.
///
/// Laws
/// 1. Only the owner stores to an owned unit, and only a compare-and-swap from
///    `shared` takes one.
/// 2. A thread may read what it owns without looking further.
/// 3. A unit whose record equals the thread's current `ownedWord` has been saved in
///    this transaction (or was born in it) and may be stored to at once. Owned under
///    an older serial means private, not yet saved: save first.
/// 4. A thread number that no live thread carries owns nothing: such a unit is
///    shared at version 0. Numbers are not used again, so a dead owner never wakes.
/// 5. Serial 0 means "locked for reading by an irrevocable transaction", serial 1
///    "locked, and its owner is committing". Transactions begin at serial 2.
struct OwnershipRecord: Equatable {
    let bits: UInt64
    @inline(__always) init(bits: UInt64) { self.bits = bits }

    @inline(__always) static func shared(version: UInt64) -> OwnershipRecord { OwnershipRecord(bits: version << 1) }
    @inline(__always) static func owned(tag: UInt32, serial: UInt32) -> OwnershipRecord {
        OwnershipRecord(bits: UInt64(serial) << 32 | UInt64(tag))
    }
    @inline(__always) static func tag(number: UInt32) -> UInt32 { number << 1 | 1 }

    static let readLockSerial: UInt32 = 0
    static let committingSerial: UInt32 = 1
    static let firstSerial: UInt32 = 2

    @inline(__always) var isOwned: Bool { bits & 1 == 1 }
    /// Only when shared.
    @inline(__always) var version: UInt64 { bits >> 1 }
    /// Thread number and the owned bit: what `ThreadState.tag` is compared with.
    @inline(__always) var tag: UInt32 { UInt32(truncatingIfNeeded: bits) }
    @inline(__always) var serial: UInt32 { UInt32(truncatingIfNeeded: bits >> 32) }
    /// Only when owned.
    @inline(__always) var number: UInt32 { tag >> 1 }
}
