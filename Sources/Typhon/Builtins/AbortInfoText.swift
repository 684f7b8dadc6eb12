/// Abort reports as the guest sees them: tuples of texts and numbers; the class around
/// them is written in Python (module `transaction`).
extension AbortReason {
    var guestName: String {
        switch self {
        case .writeWrite: "write_write"
        case .readWrite: "read_write"
        case .irrevocable: "irrevocable"
        case .killed: "killed"
        case .lock: "lock"
        case .stress: "stress"
        }
    }
}

extension Thread {
    /// None, or (reason, object, lost_ns, retries, atomic, mine, other); a side is a tuple of
    /// (file, line, function, source), outermost first like a traceback.
    func abortReport(_ info: UnsafeMutablePointer<AbortInfo>) throws(Unwind) -> Value {
        if !info.pointee.isSet { return .none }
        let reason = info.pointee.reason
        let object = objectText(info.pointee.object)
        let (lost, retries, wasAtomic) = (info.pointee.lostTime, info.pointee.retries, info.pointee.wasAtomic)
        let mine = (0..<info.pointee.mineCount).reversed().map { Place(bits: info.pointee.mine[$0]) }
        let other = (0..<info.pointee.otherCount).reversed().map { Place(bits: info.pointee.other[$0]) }
        let items = try makeList([])
        let list = ListRef(items.ref)
        try list.append(self, try makeString(reason.guestName))
        try list.append(self, try makeString(object))
        try list.append(self, try makeInteger(Int(lost)))
        try list.append(self, Value(small: retries))
        try list.append(self, Value(wasAtomic))
        try list.append(self, try sideReport(mine))
        try list.append(self, try sideReport(other))
        return Value(try tuple(from: items).ref)
    }

    private func sideReport(_ places: [Place]) throws(Unwind) -> Value {
        let items = try makeList([])
        for place in places {
            guard let code = place.code, code.pointee.instructionCount > 0, code.pointee.object.isReference else { continue }
            let index = Swift.max(0, Swift.min(place.index, code.pointee.instructionCount) - 1)
            let line = Int(code.pointee.positions[index].line)
            let file = string(code.pointee.fileName)
            let entry = try makeTuple([
                code.pointee.fileName, Value(small: line), code.pointee.name, try makeString(sourceLine(file, line) ?? ""),
            ])
            try ListRef(items.ref).append(self, entry)
        }
        return Value(try tuple(from: items).ref)
    }

    /// What the conflict was about: the type, for a variable or storage what it serves.
    private func objectText(_ object: Value) -> String {
        guard object.isReference else { return "" }
        switch object.ref.kind {
        case .cell: return "variable"
        case .storage: return "list or attributes"
        case .dictionaryTable: return "dict"
        case .setTable: return "set"
        case .byteStorage: return "bytearray"
        case .lock: return "lock at \(addressText(object.ref))"
        case .free, .integer, .double, .string, .bytes, .complex, .tuple, .range, .slice, .boundMethod, .code,
             .builtin, .methodDescriptor, .bytearray, .list, .dictionary, .set, .frozenset, .function, .classObject,
             .instance, .module, .exception, .property, .staticMethod, .classMethod, .superObject, .generator,
             .coroutine, .asyncGenerator, .iterator, .enumerate, .zip, .map, .filter, .reversed, .traceback, .frame,
             .file, .memoryview, .weakReference, .native:
            return "\(typeName(object)) object at \(addressText(object.ref))"
        }
    }

    /// One line of a source file, without the spaces around it; nil when it cannot be read.
    func sourceLine(_ file: String, _ line: Int) -> String? {
        let cold = machine.cold
        let known = cold.shapeLock.withLock { cold.sources[file] }
        let lines: [String]
        if let known {
            lines = known
        } else {
            guard let bytes = readWholeFile(file) else { return nil }
            lines = String(decoding: bytes, as: UTF8.self).split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
            cold.shapeLock.withLock { cold.sources[file] = lines }
        }
        guard line >= 1 && line <= lines.count else { return nil }
        let text = lines[line - 1]
        return String(text.drop { $0 == " " || $0 == "\t" })
    }
}
