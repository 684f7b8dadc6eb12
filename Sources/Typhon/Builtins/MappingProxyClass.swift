/// `mappingproxy`: a dictionary that can only be looked at: | record | meta | dictionary |.
enum MappingProxyClass {
    static func install(_ c: ClassBuilder) {
        c.new("mappingproxy(mapping, /)") { (t, a) throws(Unwind) in
            guard a[1].isKind(.dictionary) else {
                throw t.raise(.typeError, "mappingproxy() argument must be a mapping, not \(t.typeName(a[1]))")
            }
            return try t.makeMappingProxy(a[1])
        }
        c.method("__getitem__(self, key, /)") { (t, a) throws(Unwind) in
            let dictionary = try t.proxied(a[0])
            let key = a[1]
            if let value = try dictionary.get(t, key) { return value }
            throw t.raiseKeyError(key)
        }
        c.method("__len__(self, /)") { (t, a) throws(Unwind) in Value(small: try t.proxied(a[0]).count(t)) }
        c.method("__contains__(self, key, /)") { (t, a) throws(Unwind) in Value(try t.proxied(a[0]).contains(t, a[1])) }
        c.method("__iter__(self, /)") { (t, a) throws(Unwind) in try t.makeIterator(Value(try t.proxied(a[0]).ref)) }
        c.method("get(self, key, default=None, /)") { (t, a) throws(Unwind) in
            let missing = a.has(2) ? a[2] : .none
            return try t.proxied(a[0]).get(t, a[1]) ?? missing
        }
        for signature: StaticString in ["keys(self, /)", "values(self, /)", "items(self, /)", "copy(self, /)"] {
            let name = signature.functionName
            c.method(signature) { (t, a) throws(Unwind) in
                let dictionary = Value(try t.proxied(a[0]).ref)
                return try t.call(try t.getAttribute(dictionary, try t.makeString(name)), [])
            }
        }
        c.method("__eq__(self, other, /)") { (t, a) throws(Unwind) in
            let dictionary = Value(try t.proxied(a[0]).ref)
            let other = t.isInstance(a[1], .mappingProxy) ? Value(try t.proxied(a[1]).ref) : a[1]
            return try t.compare(.equal, dictionary, other)
        }
        c.method("__or__(self, other, /)") { (t, a) throws(Unwind) in
            let copy = try t.proxied(a[0]).copied(t)
            try copy.update(t, t.isInstance(a[1], .mappingProxy) ? Value(try t.proxied(a[1]).ref) : a[1])
            return Value(copy.ref)
        }
        c.method("__repr__(self, /)") { (t, a) throws(Unwind) in
            let copy = try t.makeDictionary()
            try copy.update(t, Value(try t.proxied(a[0]).ref))
            return try t.makeString("mappingproxy(\(try t.reprText(Value(copy.ref))))")
        }
        c.method("__str__(self, /)") { (t, a) throws(Unwind) in try t.str(Value(try t.proxied(a[0]).ref)) }
        c.method("__reversed__(self, /)") { (t, a) throws(Unwind) in
            try t.call(t.machine.classObject(.reversed).value, [Value(try t.proxied(a[0]).ref)])
        }
        c.constant("__hash__", .none)
    }
}

extension Thread {
    func makeMappingProxy(_ dictionary: Value) throws(Unwind) -> Value {
        let proxy = try allocate(.native, .mappingProxy, words: 3)
        proxy[2] = dictionary
        return Value(proxy)
    }

    fileprivate func proxied(_ value: Value) throws(Unwind) -> DictRef { DictRef(try expect(value, .mappingProxy)[2].ref) }
}
