/// The guest's view of tuples.
extension TupleRef {
    func item(_ t: Thread, _ index: Value) throws(Unwind) -> Value {
        if index.isKind(.slice) { return try slice(t, SliceRef(index.ref)) }
        var position = try SequenceIndex.position(t, index, "tuple")
        if position < 0 { position &+= count }
        if UInt(bitPattern: position) < UInt(bitPattern: count) { return self[position] }
        throw t.raise(.indexError, "tuple index out of range")
    }

    func slice(_ t: Thread, _ slice: SliceRef) throws(Unwind) -> Value {
        let bounds = if let plain = slice.plainBounds(count) { plain } else { try slice.bounds(t) { () throws(Unwind) in count } }
        if bounds.step == 1 { return try self.slice(t, bounds.start, bounds.count) }
        if bounds.count == 0 { return try t.makeEmptyTuple() }
        let result = try t.makeUnfilledTuple(count: bounds.count)
        var position = bounds.start
        for index in 0..<bounds.count {
            result[index] = self[position]
            position &+= bounds.step
        }
        return Value(result.ref)
    }
}

enum TupleMethods {
    static func install(_ c: ClassBuilder) {
        c.new("tuple(iterable=(), /)") { (t, a) throws(Unwind) in
            let items = a.has(1) ? try t.tuple(from: a[1]) : TupleRef(try t.makeEmptyTuple().ref)
            let type = ClassRef(a[0].ref)
            if type.rootShape == BuiltinClass.tuple.shape { return Value(items.ref) }
            let words = TupleRef.header + items.count, hasAttributes = type.flags.contains(.hasTupleAttributes) && words < 0xFFFF
            let tuple = TupleRef(try t.allocate(.tuple, type.rootShape, words: hasAttributes ? words + 1 : words))
            tuple.ref[2] = Value(small: items.count)
            if hasAttributes { tuple[items.count] = .absent }
            for index in 0..<items.count { tuple[index] = items[index] }
            return Value(tuple.ref)
        }
        installBasics(c)
        for (signature, op) in SequenceComparison.all {
            c.method(signature) { (t, a) throws(Unwind) in
                let tuple = try TupleRef.receiver(t, a[0])
                return a[1].isKind(.tuple) ? try tuple.compare(t, op, TupleRef(a[1].ref)) : .notImplemented
            }
        }
        c.method("__add__(self, other, /)") { (t, a) throws(Unwind) in
            let tuple = try TupleRef.receiver(t, a[0])
            if a[1].isKind(.tuple) { return try tuple.concatenated(t, TupleRef(a[1].ref)) }
            if try Container.mayReflect(t, a[1], .radd) { return .notImplemented }
            throw t.raise(.typeError, "can only concatenate tuple (not \"\(t.typeName(a[1]))\") to tuple")
        }
        for name: StaticString in ["__mul__(self, count, /)", "__rmul__(self, count, /)"] {
            c.method(name) { (t, a) throws(Unwind) in
                let tuple = try TupleRef.receiver(t, a[0])
                guard let times = try SequenceIndex.times(t, a[1]) else { return .notImplemented }
                return try tuple.repeated(t, times)
            }
        }
    }

    private static func installBasics(_ c: ClassBuilder) {
        c.method("__len__(self, /)") { (t, a) throws(Unwind) in Value(small: try TupleRef.receiver(t, a[0]).count) }
        c.method("__hash__(self, /)") { (t, a) throws(Unwind) in
            Value(small: try TupleRef.receiver(t, a[0]).hash(t))
        }
        c.method("__repr__(self, /)") { (t, a) throws(Unwind) in
            try ContainerText.ofTuple(t, try TupleRef.receiver(t, a[0]))
        }
        c.method("__iter__(self, /)") { (t, a) throws(Unwind) in
            try IteratorRef.make(t, .tuple, Value(try TupleRef.receiver(t, a[0]).ref))
        }
        c.method("__contains__(self, value, /)") { (t, a) throws(Unwind) in
            Value(try TupleRef.receiver(t, a[0]).firstIndex(t, of: a[1]) != nil)
        }
        c.method("__getitem__(self, index, /)") { (t, a) throws(Unwind) in
            try TupleRef.receiver(t, a[0]).item(t, a[1])
        }
        c.method("__getnewargs__(self, /)") { (t, a) throws(Unwind) in
            let tuple = try TupleRef.receiver(t, a[0])
            return try t.makeTuple([try t.makeTuple(tuple.elements, count: tuple.count)])
        }
        c.method("index(self, value, start=0, stop=9223372036854775807, /)") { (t, a) throws(Unwind) in
            let tuple = try TupleRef.receiver(t, a[0])
            let start = try SequenceIndex.bound(t, a[2], 0, tuple.count)
            let stop = try SequenceIndex.bound(t, a[3], Int.max, tuple.count)
            if let index = try tuple.firstIndex(t, of: a[1], from: start, to: stop) { return Value(small: index) }
            throw t.raise(.valueError, "tuple.index(x): x not in tuple")
        }
        c.method("count(self, value, /)") { (t, a) throws(Unwind) in
            let tuple = try TupleRef.receiver(t, a[0])
            var found = 0
            for index in 0..<tuple.count {
                if try SequenceComparison.same(t, tuple[index], a[1]) { found += 1 }
                try Container.pace(t, index)
            }
            return Value(small: found)
        }
    }
}
