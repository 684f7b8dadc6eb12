/// The guest's view of lists.
enum ListMethods {
    static func install(_ c: ClassBuilder) {
        // A class with an `__init__` of its own begins empty: the caller gives no arguments then.
        c.new("list(iterable=(), /)") { (t, a) throws(Unwind) in
            let list = ListRef(try Container.allocate(t, ClassRef(a[0].ref), .list, words: ListRef.words))
            if a.has(1) { try list.extend(t, a[1]) }
            return Value(list.ref)
        }
        c.constant("__hash__", .none)
        installBasics(c)
        installChanging(c)
        installOperators(c)
        for (signature, op) in SequenceComparison.all {
            c.method(signature) { (t, a) throws(Unwind) in
                let list = try ListRef.receiver(t, a[0])
                return a[1].isKind(.list) ? try list.compare(t, op, ListRef(a[1].ref)) : .notImplemented
            }
        }
    }

    private static func installBasics(_ c: ClassBuilder) {
        c.method("__init__(self, iterable=(), /)") { (t, a) throws(Unwind) in
            let list = try ListRef.receiver(t, a[0])
            if try list.count(t) > 0 { try list.clear(t) }
            if a.has(1) { try list.extend(t, a[1]) }
            return .none
        }
        c.method("__len__(self, /)") { (t, a) throws(Unwind) in Value(small: try ListRef.receiver(t, a[0]).count(t)) }
        c.method("__repr__(self, /)") { (t, a) throws(Unwind) in try ContainerText.ofList(t, try ListRef.receiver(t, a[0])) }
        c.method("__iter__(self, /)") { (t, a) throws(Unwind) in
            try IteratorRef.make(t, .list, Value(try ListRef.receiver(t, a[0]).ref))
        }
        c.method("__reversed__(self, /)") { (t, a) throws(Unwind) in
            let list = try ListRef.receiver(t, a[0])
            return try IteratorRef.make(t, .listReversed, a[0], position: Value(small: try list.count(t) - 1))
        }
        c.method("__contains__(self, value, /)") { (t, a) throws(Unwind) in
            Value(try ListRef.receiver(t, a[0]).firstIndex(t, of: a[1]) != nil)
        }
        c.method("__getitem__(self, index, /)") { (t, a) throws(Unwind) in
            try ListRef.receiver(t, a[0]).item(t, a[1])
        }
        c.method("__setitem__(self, index, value, /)") { (t, a) throws(Unwind) in
            try ListRef.receiver(t, a[0]).setItem(t, a[1], a[2])
            return .none
        }
        c.method("__delitem__(self, index, /)") { (t, a) throws(Unwind) in
            try ListRef.receiver(t, a[0]).deleteItem(t, a[1])
            return .none
        }
        c.method("index(self, value, start=0, stop=9223372036854775807, /)") { (t, a) throws(Unwind) in
            let list = try ListRef.receiver(t, a[0])
            let length = try list.count(t)
            let start = try SequenceIndex.bound(t, a[2], 0, length), stop = try SequenceIndex.bound(t, a[3], Int.max, length)
            if let index = try list.firstIndex(t, of: a[1], from: start, to: stop) { return Value(small: index) }
            throw t.raise(.valueError, "\(try t.reprText(a[1])) is not in list")
        }
        c.method("count(self, value, /)") { (t, a) throws(Unwind) in
            let list = try ListRef.receiver(t, a[0])
            var index = 0, found = 0
            while let item = try list.get(t, index) {
                if try SequenceComparison.same(t, item, a[1]) { found &+= 1 }
                index &+= 1
                try Container.pace(t, index)
            }
            return Value(small: found)
        }
        c.method("copy(self, /)") { (t, a) throws(Unwind) in Value(try ListRef.receiver(t, a[0]).copied(t).ref) }
    }

    private static func installChanging(_ c: ClassBuilder) {
        c.method("append(self, object, /)", shortcut: .listAppend) { (t, a) throws(Unwind) in
            try ListRef.receiver(t, a[0]).append(t, a[1])
            return .none
        }
        c.method("extend(self, iterable, /)") { (t, a) throws(Unwind) in
            try ListRef.receiver(t, a[0]).extend(t, a[1])
            return .none
        }
        c.method("insert(self, index, object, /)", shortcut: .listInsert) { (t, a) throws(Unwind) in
            let list = try ListRef.receiver(t, a[0])
            let wanted = a[1].isInteger ? a[1].integer : try t.index(a[1])
            try list.insert(t, near: wanted, a[2])
            return .none
        }
        c.method("pop(self, index=-1, /)", shortcut: .listPop) { (t, a) throws(Unwind) in
            let list = try ListRef.receiver(t, a[0])
            if !a.has(1), let item = list.fastPop(t) { return item }
            let wanted = !a.has(1) ? -1 : a[1].isInteger ? a[1].integer : try t.index(a[1])
            let length = try list.count(t)
            if length == 0 { throw t.raise(.indexError, "pop from empty list") }
            if let item = try list.remove(t, at: wanted < 0 ? wanted + length : wanted) { return item }
            throw t.raise(.indexError, "pop index out of range")
        }
        c.method("remove(self, value, /)") { (t, a) throws(Unwind) in
            let list = try ListRef.receiver(t, a[0])
            guard let index = try list.firstIndex(t, of: a[1]) else {
                throw t.raise(.valueError, "list.remove(x): x not in list")
            }
            _ = try list.remove(t, at: index)
            return .none
        }
        c.method("clear(self, /)") { (t, a) throws(Unwind) in
            try ListRef.receiver(t, a[0]).clear(t)
            return .none
        }
        c.method("reverse(self, /)") { (t, a) throws(Unwind) in
            try ListRef.receiver(t, a[0]).reverse(t)
            return .none
        }
        c.method("sort(self, /, *, key=None, reverse=False)") { (t, a) throws(Unwind) in
            let list = try ListRef.receiver(t, a[0])
            let reverse = a.has(2) ? try t.isTrue(a[2]) : false
            try list.sort(t, key: a.has(1) ? a[1] : .none, reverse: reverse)
            return .none
        }
    }

    private static func installOperators(_ c: ClassBuilder) {
        c.method("__add__(self, other, /)") { (t, a) throws(Unwind) in
            let list = try ListRef.receiver(t, a[0])
            if a[1].isKind(.list) { return Value(try list.concatenated(t, ListRef(a[1].ref)).ref) }
            if try Container.mayReflect(t, a[1], .radd) { return .notImplemented }
            throw t.raise(.typeError, "can only concatenate list (not \"\(t.typeName(a[1]))\") to list")
        }
        c.method("__iadd__(self, iterable, /)") { (t, a) throws(Unwind) in
            try ListRef.receiver(t, a[0]).extend(t, a[1])
            return a[0]
        }
        for name: StaticString in ["__mul__(self, count, /)", "__rmul__(self, count, /)"] {
            c.method(name) { (t, a) throws(Unwind) in
                let list = try ListRef.receiver(t, a[0])
                guard let times = try SequenceIndex.times(t, a[1]) else { return .notImplemented }
                return Value(try list.repeated(t, times).ref)
            }
        }
        c.method("__imul__(self, count, /)") { (t, a) throws(Unwind) in
            let list = try ListRef.receiver(t, a[0])
            guard let times = try SequenceIndex.times(t, a[1]) else { return .notImplemented }
            try list.repeatInPlace(t, times)
            return a[0]
        }
    }
}
