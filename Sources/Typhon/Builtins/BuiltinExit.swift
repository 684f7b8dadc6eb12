/// What the prompt's users expect: `exit`, `help` and the notices.
enum BuiltinExit {
    static func install(_ m: ModuleBuilder) {
        for signature: StaticString in ["exit(code=None)", "quit(code=None)"] {
            m.function(signature) { (t, a) throws(Unwind) in
                throw t.raiseObject(try t.makeException(.systemExit, a.has(0) ? [a[0]] : []))
            }
        }
        let notices: [(StaticString, StaticString)] = [
            ("copyright()", "Typhon: see the file LICENSE.\n"), ("credits()", "Typhon is written in Swift.\n"),
            ("license()", "Typhon: see the file LICENSE.\n"),
        ]
        for (signature, text) in notices {
            m.function(signature) { (t, _) throws(Unwind) in
                try t.write(text.description, to: 1)
                return .none
            }
        }
        m.function("help(request=None, /)") { (t, a) throws(Unwind) in
            try t.write(try t.helpText(t.option(a[0])), to: 1)
            return .none
        }
        m.function("breakpoint(*args, **kws)") { (t, a) throws(Unwind) in
            let system = t.machine[.sysModule]
            guard system.isKind(.module), let hook = try t.ownAttribute(system.ref, try t.intern("breakpointhook")) else { return .none }
            return try t.call(hook, t.items(a[0]), keywords: try t.keywordList(a[1]))
        }
    }
}

extension Thread {
    /// The name, signature and documentation of an object; for a class its public methods too.
    fileprivate func helpText(_ object: Value) throws(Unwind) -> String {
        if object.isNone { return "Type help(object) for help about object.\n" }
        let subject = try isCallable(object) || object.isKind(.module) ? object : machine.classOf(object).value
        let name = try findAttribute(subject, machine.name(.name)).map { string($0) } ?? typeName(subject)
        let kind = subject.isKind(.classObject) ? "class" : subject.isKind(.module) ? "module" : "function"
        var text = "Help on \(kind) \(name):\n\n\(name)\(try signatureOf(subject))\n"
        text += try documentation(subject)
        if subject.isKind(.classObject) {
            text += "\nMethods:\n"
            try iterate(try sortedDirectory(subject)) { (item) throws(Unwind) in
                if !string(item).hasPrefix("_") { text += "    \(string(item))\n" }
            }
        }
        return text
    }

    private func documentation(_ object: Value) throws(Unwind) -> String {
        guard let found = try findAttribute(object, machine.name(.doc)), found.isKind(.string) else { return "" }
        return string(found).split(separator: "\n", omittingEmptySubsequences: false).map { "    \($0)\n" }.joined()
    }

    private func signatureOf(_ object: Value) throws(Unwind) -> String {
        if object.isKind(.boundMethod) { return try signatureOf(BoundMethodRef(object.ref).function) }
        if object.isKind(.builtin) || object.isKind(.methodDescriptor) { return signatureText(BuiltinRef(object.ref)) }
        guard object.isKind(.function) else { return "" }
        let code = FunctionRef(object.ref).code
        var parts: [String] = []
        let named = code.pointee.positionalCount + code.pointee.keywordOnlyCount
        for index in 0..<code.pointee.positionalCount { parts.append(string(code.pointee.localNames[index])) }
        var next = named
        if code.pointee.flags.contains(.variadic) {
            parts.append("*" + string(code.pointee.localNames[next]))
            next += 1
        } else if code.pointee.keywordOnlyCount > 0 {
            parts.append("*")
        }
        for index in code.pointee.positionalCount..<named { parts.append(string(code.pointee.localNames[index])) }
        if code.pointee.flags.contains(.keywordVariadic) { parts.append("**" + string(code.pointee.localNames[next])) }
        return "(\(parts.joined(separator: ", ")))"
    }
}
