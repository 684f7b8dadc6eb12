/// `input` and `open`.
enum BuiltinInput {
    static func install(_ m: ModuleBuilder) {
        m.function("input(prompt='', /)", effect: .outside) { (t, a) throws(Unwind) in
            let prompt = a[0]
            let input = try t.atomically { (t) throws(Unwind) in try t.beginInput(prompt) }
            if let input { return try t.lineWithoutEnd(input) }
            guard let line = try t.readInputLine() else { throw t.raise(.eofError, "EOF when reading a line") }
            return try t.lineWithoutEnd(line)
        }
        m.function(
            "open(file, mode='r', buffering=-1, encoding=None, errors=None, newline=None, closefd=True, opener=None)", effect: .outside
        ) { (t, a) throws(Unwind) in try t.openFile(a) }
    }
}

extension Thread {
    /// Shows the prompt. A line already, when the guest has put its own object in the place of `sys.stdin`.
    fileprivate func beginInput(_ prompt: Value) throws(Unwind) -> Value? {
        let output = try standardOutput()
        let text = prompt.isAbsent ? machine.state.pointee.emptyString : try str(prompt)
        if output == .notImplemented {
            try writeText(StringRef(text.ref), to: 1)
        } else if let descriptor = StreamMethods.descriptorForText(output) {
            try writeText(StringRef(text.ref), to: descriptor)
        } else if !output.isNone {
            _ = try callMethod(output, .write, [text])
            if try findAttribute(output, machine.name(.flush)) != nil { _ = try callMethod(output, .flush, []) }
        }
        let system = machine[.sysModule]
        guard system.isKind(.module), let stream = try ownAttribute(system.ref, try intern("stdin")) else { return nil }
        if stream.isNone { throw raise(.runtimeError, "input(): lost sys.stdin") }
        guard stream.isReference, machine.classOf(stream).flags.contains(.isBuiltin) == false else { return nil }
        let line = try callMethod(stream, .readline, [])
        guard line.isKind(.string) else { throw raise(.typeError, "object.readline() returned non-string") }
        if StringRef(line.ref).length == 0 { throw raise(.eofError, "EOF when reading a line") }
        return line
    }

    fileprivate func lineWithoutEnd(_ line: Value) throws(Unwind) -> Value {
        let text = StringRef(line.ref)
        guard text.length > 0, text.codePoint(at: text.length - 1) == 10 else { return line }
        return try makeString(text.units.slice(0, text.length - 1))
    }
}
