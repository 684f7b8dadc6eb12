/// When thread numbers run out: every record of a thread that has ended becomes "shared
/// at version 0" (law 4 of `OwnershipRecord` made explicit), so that free slots can start
/// with generation 0 again. The world is stopped; complexity: linear in the heap.
extension World {
    func resetNumbers() {
        let heap = Machine(state: state.pointee.machine).heap
        let visitors = heap.cold.recordVisitors
        heap.forEachObject { object in
            resetRecord(object.address)
            visitors[object.kind.rawValue]?(object) { self.resetRecord($0) }
        }
        state.pointee.freeSlots = []
        for slot in 0..<state.pointee.slotsUsed where !state.pointee.slots[slot].isLive {
            state.pointee.slots[slot].generation = 0
            state.pointee.freeSlots.append(slot)
        }
        state.pointee.numberResets += 1
    }

    private func resetRecord(_ address: UnsafeMutableRawPointer) {
        let record = OwnershipRecord(bits: address.loadRelaxed())
        guard record.isOwned, liveThread(number: ThreadNumber.number(tag: record.tag)) == nil else { return }
        address.storeRelaxed(OwnershipRecord.shared(version: 0).bits)
    }
}

extension StorageRef {
    /// The records of the cards, if there are any.
    func forEachCardRecord(_ body: (UnsafeMutableRawPointer) -> Void) {
        for card in 0..<StorageRef.cardCount(capacity) { body(slot(capacity &+ card)) }
    }
}
