/// # TransactionRoots: what a thread's transaction keeps alive
///
/// Called by the collector for each thread while all are stopped.
///
/// - objects of the write log, and every value of a backup: an abort puts them back;
/// - units of the read log: were such an object freed and its memory used again, its
///   record could look unchanged. A card's record lies inside its object, hence interior
///   addresses;
/// - saved frames and registers, pending actions, reports, and the code of every place.
extension Thread {
    func forEachTransactionRoot(value: (Value) -> Void, interior: (UnsafeMutableRawPointer) -> Void) {
        let transaction = self.transaction
        rootsOfLogs(value, interior)
        rootsOfFrames(value)
        for list in [transaction.pointee.commitCallables, transaction.pointee.readyCallables, transaction.pointee.abortCallables] {
            for index in 0..<list.count {
                value(list.base[index].callable)
                value(list.base[index].arguments)
            }
        }
        for index in 0..<transaction.pointee.publishRoots.count { value(transaction.pointee.publishRoots.base[index]) }
        for index in 0..<transaction.pointee.worklist.count { value(Value(bits: transaction.pointee.worklist.base[index])) }
        rootsOfReport(transaction.pointee.lastAbort, value)
        rootsOfReport(transaction.pointee.longestAbort, value)
        transaction.pointee.face.clearFootprint()
        transaction.pointee.face.killer = 0
    }

    private func rootsOfLogs(_ value: (Value) -> Void, _ interior: (UnsafeMutableRawPointer) -> Void) {
        let transaction = self.transaction
        for list in [transaction.pointee.readLog, transaction.pointee.readLocks, transaction.pointee.watched] {
            for index in 0..<list.count {
                interior(list.base[index].record)
                rootOfPlace(list.base[index].place, value)
            }
        }
        for index in 0..<transaction.pointee.writeLog.count {
            let entry = transaction.pointee.writeLog.base[index]
            interior(entry.record)
            interior(entry.object)
            rootOfPlace(entry.place, value)
            if entry.isRaw { continue }
            let backup = transaction.pointee.undo.base + entry.offset + (entry.flags.contains(.meta) ? 1 : 0)
            for word in 0..<entry.words { value(Value(bits: backup[word])) }
        }
    }

    private func rootsOfFrames(_ value: (Value) -> Void) {
        let log = transaction.pointee.frameLog
        value(log.handled)
        value(log.raised)
        for index in 0..<log.entries.count {
            let entry = log.entries.base[index]
            let room = UnsafeMutableRawPointer(log.words.base + entry.offset)
            let frame = room.assumingMemoryBound(to: Frame.self)
            value(frame.pointee.function)
            value(frame.pointee.extra)
            value(frame.pointee.handled)
            value(frame.pointee.code.pointee.object)
            let registers = (room + MemoryLayout<Frame>.stride).assumingMemoryBound(to: Value.self)
            for register in 0..<entry.registers { value(registers[register]) }
        }
    }

    private func rootsOfReport(_ info: UnsafeMutablePointer<AbortInfo>, _ value: (Value) -> Void) {
        if !info.pointee.isSet { return }
        value(info.pointee.object)
        for index in 0..<info.pointee.mineCount { rootOfPlace(info.pointee.mine[index], value) }
        for index in 0..<info.pointee.otherCount { rootOfPlace(info.pointee.other[index], value) }
    }

    private func rootOfPlace(_ place: UInt64, _ value: (Value) -> Void) {
        if let code = Place(bits: place).code { value(code.pointee.object) }
    }
}
