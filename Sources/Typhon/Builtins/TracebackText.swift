import TyphonSyntax

/// The text of an uncaught exception, as the language's users know it.
///
///     cause or context (oldest first)
///       Traceback (most recent call last):      entries of the traceback, source lines, carets
///       the exception's own lines               type and message, place of a SyntaxError, suggestion, notes
///     groups: the same for each member, behind a margin
///
/// Nothing here changes the exception. Guest code runs (`__str__`); what it raises is shown as a failure.
struct TracebackText {
    let thread: Thread
    private(set) var text = ""
    private var groupDepth = 0
    private var needsClose = false
    private static let mostGroupDepth = 10
    private static let mostMembers = 15

    init(_ thread: Thread) { self.thread = thread }

    private var margin: String { String(repeating: " ", count: 2 * groupDepth) }

    private mutating func emit(_ lines: String, mark: String = "|") {
        guard groupDepth > 0 else {
            text += lines
            return
        }
        let prefix = margin + mark + " "
        for line in lines.split(separator: "\n", omittingEmptySubsequences: false).dropLast(lines.hasSuffix("\n") ? 1 : 0) {
            text += prefix + line + "\n"
        }
    }

    // MARK: The chain

    mutating func add(_ exception: Value, seen: inout Set<UInt64>) throws(Unwind) {
        try thread.checkNativeStack()
        var chain: [(message: String?, exception: Value)] = []
        var next = exception
        while true {
            seen.insert(next.bits)
            let ref = next.ref
            let cause = try thread.read(ref, ExceptionRef.Word.cause.rawValue)
            let context = try thread.read(ref, ExceptionRef.Word.context.rawValue)
            let isSuppressed = try thread.read(ref, ExceptionRef.Word.flags.rawValue).integer & 1 != 0
            if cause.isReference, !seen.contains(cause.bits) {
                chain.append(("\nThe above exception was the direct cause of the following exception:\n\n", next))
                next = cause
            } else if !cause.isReference, context.isReference, !isSuppressed, !seen.contains(context.bits) {
                chain.append(("\nDuring handling of the above exception, another exception occurred:\n\n", next))
                next = context
            } else {
                chain.append((nil, next))
                break
            }
        }
        for (message, exception) in chain.reversed() {
            if let message { emit(message) }
            try addOne(exception, seen: &seen)
        }
    }

    private mutating func addOne(_ exception: Value, seen: inout Set<UInt64>) throws(Unwind) {
        let isGroup = thread.isInstance(exception, .baseExceptionGroup)
        guard isGroup else {
            let entries = try thread.tracebackText(exception)
            if let entries { emit("Traceback (most recent call last):\n" + entries) }
            emit(try thread.exceptionLines(exception))
            return
        }
        if groupDepth > TracebackText.mostGroupDepth {
            emit("... (max_group_depth is \(TracebackText.mostGroupDepth))\n")
            return
        }
        let isOutermost = groupDepth == 0
        if isOutermost { groupDepth += 1 }
        if let entries = try thread.tracebackText(exception) {
            emit("Exception Group Traceback (most recent call last):\n", mark: isOutermost ? "+" : "|")
            emit(entries)
        }
        emit(try thread.exceptionLines(exception))
        try addMembers(try thread.groupMembers(exception.ref), seen: &seen)
        if isOutermost { groupDepth = 0 }
    }

    private mutating func addMembers(_ members: TupleRef, seen: inout Set<UInt64>) throws(Unwind) {
        let shown = Swift.min(members.count, TracebackText.mostMembers + 1)
        needsClose = false
        for index in 0..<shown {
            let isLast = index == shown - 1
            if isLast { needsClose = true }
            let isCut = index >= TracebackText.mostMembers
            let title = isCut ? "..." : "\(index + 1)"
            text += margin + (index == 0 ? "+-" : "  ") + "+---------------- \(title) ----------------\n"
            groupDepth += 1
            if isCut {
                let rest = members.count - TracebackText.mostMembers
                emit("and \(rest) more exception\(rest > 1 ? "s" : "")\n")
            } else {
                try add(members[index], seen: &seen)
            }
            if isLast && needsClose {
                text += margin + "+------------------------------------\n"
                needsClose = false
            }
            groupDepth -= 1
        }
    }
}

extension Thread {
    /// The whole text, each line with its line end. Between two transactions or inside one; runs guest code.
    func formatException(_ exception: Value) throws(Unwind) -> String {
        guard isInstance(exception, .baseException) else { return "" }
        return try atomically { (t) throws(Unwind) in
            var text = TracebackText(t)
            var seen: Set<UInt64> = []
            try text.add(exception, seen: &seen)
            return text.text
        }
    }

    // MARK: Entries

    /// nil: the exception has not been raised.
    func tracebackText(_ exception: Value) throws(Unwind) -> String? {
        let first = try read(exception.ref, ExceptionRef.Word.traceback.rawValue)
        return first.isReference ? try tracebackEntries(first) : nil
    }

    /// The entries of a traceback object. One that repeats is shown three times; at most the last 1000 are shown.
    func tracebackEntries(_ first: Value, limit: Int = 1000) throws(Unwind) -> String {
        var entries: [TracebackRef] = []
        var link = first
        while link.isReference {
            entries.append(TracebackRef(link.ref))
            link = try read(link.ref, TracebackRef.Word.next.rawValue)
        }
        if entries.count > limit { entries.removeFirst(entries.count - limit) }
        var text = ""
        var last: (code: Value, line: Int32)?
        var repeats = 0
        for entry in entries {
            let place = entry.position
            if last == nil || last!.code != entry[.code] || last!.line != place.line {
                text += Thread.repeatLine(repeats)
                last = (entry[.code], place.line)
                repeats = 0
            }
            repeats += 1
            if repeats <= 3 { text += entryText(CodeRef(entry[.code].ref).data, place) }
        }
        return text + Thread.repeatLine(repeats)
    }

    private static func repeatLine(_ count: Int) -> String {
        if count <= 3 { return "" }
        let more = count - 3
        return "  [Previous line repeated \(more) more time\(more > 1 ? "s" : "")]\n"
    }

    func entryText(_ code: UnsafeMutablePointer<CodeData>, _ place: SourcePosition) -> String {
        let file = string(code.pointee.fileName)
        var text = "  File \"\(file)\", line \(place.line), in \(string(code.pointee.name))\n"
        guard let line = machine.sourceLine(file, Int(place.line)) else { return text }
        let shown = line.drop { $0 == " " || $0 == "\t" || $0 == "\u{C}" }
        if shown.isEmpty { return text }
        text += "    " + String.lines(shown) + "\n"
        if let carets = Carets.line(Array(line), place) { text += "    " + carets + "\n" }
        return text
    }

    // MARK: The exception itself

    func exceptionLines(_ exception: Value) throws(Unwind) -> String {
        var text = ""
        let type = machine.classOf(exception)
        var message = try attemptText { () throws(Unwind) in try strText(exception) } ?? "<exception str() failed>"
        if isInstance(exception, .syntaxError) {
            text += try syntaxErrorPlace(exception.ref)
            let own = try field(exception.ref, "msg")
            message = own.isNone ? "None" : try attemptText { () throws(Unwind) in try strText(own) } ?? message
        }
        message += try suggestionText(exception)
        let name = shownName(type)
        text += message.isEmpty ? name + "\n" : "\(name): \(message)\n"
        return text + (try notesText(exception.ref))
    }

    private func shownName(_ type: ClassRef) -> String {
        let name = type[.qualifiedName].isKind(.string) ? string(type[.qualifiedName]) : string(type[.name])
        guard type[.module].isKind(.string) else { return name }
        let module = string(type[.module])
        return module == "builtins" || module == "__main__" ? name : module + "." + name
    }

    /// nil: the guest's code raised; that is forgotten.
    private func attemptText(_ body: () throws(Unwind) -> String) throws(Unwind) -> String? {
        let pending = raised
        defer { raised = pending }
        do throws(Unwind) {
            return try body()
        } catch {
            guard error == .raised else { throw error }
            return nil
        }
    }

    private func notesText(_ exception: Ref) throws(Unwind) -> String {
        guard let notes = try ownAttribute(exception, machine.name(.notes)) else { return "" }
        guard notes.isKind(.list) || notes.isKind(.tuple) else { return try reprText(notes) + "\n" }
        var text = ""
        let list = try tuple(from: notes)
        for index in 0..<list.count {
            text += try attemptText { () throws(Unwind) in try strText(list[index]) } ?? "<note str() failed>"
            text += "\n"
        }
        return text
    }

    /// "  File ..." and the line with carets; empty when the place is not known.
    private func syntaxErrorPlace(_ ref: Ref) throws(Unwind) -> String {
        let line = try field(ref, "lineno")
        guard line.isInteger else { return "" }
        let file = try field(ref, "filename")
        var text = "  File \"\(file.isKind(.string) ? string(file) : "<string>")\", line \(line.integer)\n"
        var source = try field(ref, "text")
        if !source.isKind(.string), file.isKind(.string), let found = machine.sourceLine(string(file), line.integer) {
            source = try makeString(String.lines(found[...]))
        }
        guard source.isKind(.string) else { return text }
        let whole = string(source).unicodeScalars.prefix { $0 != "\n" && $0 != "\r" }
        let shown = whole.drop { $0 == " " || $0 == "\t" || $0 == "\u{C}" }
        if shown.isEmpty { return text }
        text += "    " + String(String.UnicodeScalarView(shown)) + "\n"
        let offset = try field(ref, "offset")
        guard offset.isInteger, offset.integer > 0 else { return text }
        let indentation = whole.count - shown.count
        let start = offset.integer - 1 - indentation
        guard start >= 0, start < 1 << 20 else { return text }
        let endLine = try field(ref, "end_lineno")
        let endOffset = try field(ref, "end_offset")
        var end = endOffset.isInteger ? endOffset.integer : 0
        if endLine.isInteger && endLine != line { end = whole.count + 1 }
        let width = Swift.min(Swift.max(1, end > 0 ? end - offset.integer : 1), Swift.max(1, whole.count + 1))
        var blanks = ""
        for scalar in shown.prefix(start) { blanks.unicodeScalars.append(scalar.properties.isWhitespace ? scalar : " ") }
        blanks += String(repeating: " ", count: Swift.max(0, start - shown.count))
        return text + "    " + blanks + String(repeating: "^", count: width) + "\n"
    }
}

extension String {
    static func lines(_ scalars: ArraySlice<Unicode.Scalar>) -> String {
        var view = String.UnicodeScalarView()
        view.append(contentsOf: scalars)
        return String(view)
    }
}

extension Machine {
    /// A line of a source file, without its line end; nil when there is none. Lines from one. Files are read once.
    func sourceLine(_ file: String, _ line: Int) -> [Unicode.Scalar]? {
        cold.shapeLock.lock()
        let known = cold.sources[file]
        cold.shapeLock.unlock()
        if known == nil && file.hasPrefix("<") && file.hasSuffix(">") { return nil }
        let lines = known ?? readSource(file)
        guard line >= 1, line <= lines.count else { return nil }
        return Array(lines[line - 1].unicodeScalars)
    }

    private func readSource(_ file: String) -> [String] {
        var lines: [String] = []
        if let bytes = readWholeFile(file), let source = try? SourceFile.decode(name: file, bytes: bytes) {
            lines = (1...Swift.max(1, source.lineCount)).map { source.lineText($0) }
        }
        cold.shapeLock.lock()
        cold.sources[file] = lines
        cold.shapeLock.unlock()
        return lines
    }
}
