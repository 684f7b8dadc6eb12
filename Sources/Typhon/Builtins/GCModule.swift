/// The module `gc`. The collector cannot be switched off: a heap that only grows would end
/// the program instead; `disable` is remembered and answered.
enum GCModule {
    static func install(_ m: ModuleBuilder) {
        m.function("collect(generation=2)", effect: .waiting) { (t, a) throws(Unwind) in
            if a.has(0) {
                let generation = try t.index(a[0])
                if generation < 0 || generation > 2 { throw t.raise(.valueError, "invalid generation") }
            }
            let before = t.heap.statistics
            t.forgetScratch(from: a.base)
            t.collect()
            if t.state.pointee.isInTransaction {
                // The call's own poll, or that at the end of the atomic block, finalizes.
                t.state.pointee.budget = 0
            } else {
                try t.runPendingCalls()
            }
            let after = t.heap.statistics
            return Value(small: after.finalizersQueued - before.finalizersQueued)
        }
        m.function("enable()") { (t, a) throws(Unwind) in try setEnabled(t, true) }
        m.function("disable()") { (t, a) throws(Unwind) in try setEnabled(t, false) }
        m.function("isenabled()") { (t, a) throws(Unwind) in
            let module = try t.importModule("gc")
            return try t.getAttribute(module, try t.intern("_enabled"))
        }
        m.constant("_enabled", .true)
        m.function("get_count()") { (t, a) throws(Unwind) in try t.makeTuple([Value(small: 0), Value(small: 0), Value(small: 0)]) }
        m.function("get_threshold()") { (t, a) throws(Unwind) in
            try t.makeTuple([Value(small: 700), Value(small: 10), Value(small: 10)])
        }
        m.function("set_threshold(threshold0, threshold1=10, threshold2=10, /)") { (t, a) throws(Unwind) in
            _ = try t.index(a[0])
            return .none
        }
        m.function("is_tracked(obj, /)") { (t, a) throws(Unwind) in Value(a[0].isReference && a[0].ref.kind.layout != .leaf) }
        m.function("is_finalized(obj, /)") { (t, a) throws(Unwind) in .false }
        m.function("freeze()") { (t, a) throws(Unwind) in .none }
        m.function("unfreeze()") { (t, a) throws(Unwind) in .none }
        m.function("get_freeze_count()") { (t, a) throws(Unwind) in Value(small: 0) }
        m.function("get_debug()") { (t, a) throws(Unwind) in Value(small: 0) }
        m.function("stats()", statistics)
        m.function("get_stats()") { (t, a) throws(Unwind) in
            let list = try t.makeList([])
            for generation in 0..<3 {
                let entry = try t.makeDictionary()
                let collections = generation == 2 ? t.heap.statistics.collections : 0
                try entry.set(t, try t.intern("collections"), Value(small: collections))
                try entry.set(t, try t.intern("collected"), Value(small: 0))
                try entry.set(t, try t.intern("uncollectable"), Value(small: 0))
                try ListRef(list.ref).append(t, Value(entry.ref))
            }
            return list
        }
        m.constant("garbage", m.thread.must { () throws(Unwind) in try m.thread.makeList([]) })
        m.constant("callbacks", m.thread.must { () throws(Unwind) in try m.thread.makeList([]) })
    }

    private static func setEnabled(_ t: Thread, _ isEnabled: Bool) throws(Unwind) -> Value {
        try t.setAttribute(try t.importModule("gc"), try t.intern("_enabled"), Value(isEnabled))
        return .none
    }

    /// What the collector did since the machine started. Times in nanoseconds, sizes in bytes.
    private static func statistics(_ t: Thread, _ a: Arguments) throws(Unwind) -> Value {
        let figures = t.heap.statistics
        let result = try t.makeDictionary()
        let rows: [(String, Int)] = [
            ("collections", figures.collections), ("pause_total_ns", figures.pauseTotal),
            ("pause_longest_ns", figures.pauseLongest), ("mark_total_ns", figures.markTotal),
            ("live_bytes", figures.liveBytes), ("live_objects", figures.liveObjects),
            ("allocated_bytes", figures.allocatedBytes), ("used_bytes", t.heap.usedBytes), ("blocks", figures.blocks),
            ("free_blocks", figures.freeBlocks), ("large_objects", figures.largeObjects),
            ("finalizers_queued", figures.finalizersQueued), ("weak_references_cleared", figures.weakReferencesCleared),
        ]
        for (name, value) in rows { try result.set(t, try t.intern(name), try t.makeInteger(value)) }
        return Value(result.ref)
    }
}
