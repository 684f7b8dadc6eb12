/// "Did you mean": the known name nearest to one that was not found.
///
/// Distance is that of CPython: 2 for a letter moved, added or changed, 1 for a change of case; a name further away
/// than a third of both lengths is no suggestion.
enum Suggestions {
    private static let moveCost = 2
    private static let caseCost = 1
    private static let mostCandidates = 750
    private static let longest = 40

    static func nearest(_ wrong: String, _ candidates: [String]) -> String? {
        let word = Array(wrong.utf8)
        guard candidates.count < mostCandidates, word.count <= longest else { return nil }
        var best: String?
        var bestDistance = Int.max
        for candidate in candidates where candidate != wrong {
            let other = Array(candidate.utf8)
            let limit = Swift.min((other.count + word.count + 3) * moveCost / 6, bestDistance - 1)
            let found = distance(word, other, limit)
            if found > limit { continue }
            if best == nil || found < bestDistance {
                best = candidate
                bestDistance = found
            }
        }
        return best
    }

    private static func cost(_ a: UInt8, _ b: UInt8) -> Int {
        if a == b { return 0 }
        if a & 31 != b & 31 { return moveCost }
        let (lowerA, lowerB) = (lower(a), lower(b))
        return lowerA == lowerB ? caseCost : moveCost
    }

    private static func lower(_ byte: UInt8) -> UInt8 { byte >= 65 && byte <= 90 ? byte + 32 : byte }

    /// Complexity: the product of the lengths. More than `limit` when it is further.
    private static func distance(_ first: [UInt8], _ second: [UInt8], _ limit: Int) -> Int {
        var a = first[...], b = second[...]
        while let x = a.first, let y = b.first, x == y {
            a = a.dropFirst()
            b = b.dropFirst()
        }
        while let x = a.last, let y = b.last, x == y {
            a = a.dropLast()
            b = b.dropLast()
        }
        if a.isEmpty || b.isEmpty { return moveCost * (a.count + b.count) }
        if a.count > longest || b.count > longest { return limit + 1 }
        if b.count < a.count { swap(&a, &b) }
        if (b.count - a.count) * moveCost > limit { return limit + 1 }
        let (short, long) = (Array(a), Array(b))
        var row = (1...short.count).map { $0 * moveCost }
        var result = 0
        for (bIndex, code) in long.enumerated() {
            var distance = bIndex * moveCost
            result = distance
            var minimum = Int.max
            for index in short.indices {
                let substitute = distance + cost(code, short[index])
                distance = row[index]
                let insertDelete = Swift.min(result, distance) + moveCost
                result = Swift.min(insertDelete, substitute)
                row[index] = result
                minimum = Swift.min(minimum, result)
            }
            if minimum > limit { return limit + 1 }
        }
        return result
    }
}

extension Thread {
    /// What follows the message of a NameError, AttributeError or ImportError; empty when nothing is near.
    func suggestionText(_ exception: Value) throws(Unwind) -> String {
        let pending = raised
        defer { raised = pending }
        do throws(Unwind) {
            if isInstance(exception, .attributeError) { return try attributeSuggestion(exception.ref) }
            if isInstance(exception, .nameError) { return try nameSuggestion(exception.ref) }
            if isInstance(exception, .importError) { return try importSuggestion(exception.ref) }
            return ""
        } catch {
            guard error == .raised else { throw error }
            return ""
        }
    }

    private func mean(_ name: String?) -> String { name.map { ". Did you mean: '\($0)'?" } ?? "" }

    private func attributeSuggestion(_ exception: Ref) throws(Unwind) -> String {
        let name = try field(exception, "name")
        guard name.isKind(.string), let object = try ownAttribute(exception, try intern("obj")) else { return "" }
        let hidesPrivate = !string(name).hasPrefix("_")
        var names = try texts(try directory(object))
        if hidesPrivate { names.removeAll { $0.hasPrefix("_") } }
        return mean(Suggestions.nearest(string(name), names))
    }

    private func nameSuggestion(_ exception: Ref) throws(Unwind) -> String {
        let name = try field(exception, "name")
        guard name.isKind(.string) else { return "" }
        let wrong = string(name)
        var entry = try read(exception, ExceptionRef.Word.traceback.rawValue)
        guard entry.isKind(.traceback) else { return "" }
        while true {
            let next = try read(entry.ref, TracebackRef.Word.next.rawValue)
            if !next.isKind(.traceback) { break }
            entry = next
        }
        let trace = TracebackRef(entry.ref)
        var names = try texts(try visibleLocals(CodeRef(trace[.code].ref).data))
        if trace[.function].isKind(.function) { names += try keys(FunctionRef(trace[.function].ref).globals) }
        names += try keys(DictRef(machine[.builtins].ref))
        let suggestion = mean(Suggestions.nearest(wrong, names))
        guard NativeModules.table[wrong] != nil || GuestModules.source(wrong) != nil else { return suggestion }
        return suggestion.isEmpty ? ". Did you forget to import '\(wrong)'?" : suggestion + " Or did you forget to import '\(wrong)'?"
    }

    private func importSuggestion(_ exception: Ref) throws(Unwind) -> String {
        let wanted = try field(exception, "name_from")
        let module = try field(exception, "name")
        guard wanted.isKind(.string), module.isKind(.string),
            let object = try DictRef(machine[.modules].ref).get(self, module)
        else { return "" }
        return mean(Suggestions.nearest(string(wanted), try texts(try directory(object))))
    }

    private func texts(_ list: Value) throws(Unwind) -> [String] {
        var result: [String] = []
        try iterate(list) { (item) throws(Unwind) in
            if item.isKind(.string) { result.append(string(item)) }
        }
        return result
    }

    private func keys(_ dictionary: DictRef) throws(Unwind) -> [String] {
        var result: [String] = []
        var position = 0
        while let (key, _) = try dictionary.next(self, &position) {
            if key.isKind(.string) { result.append(string(key)) }
        }
        return result
    }
}
