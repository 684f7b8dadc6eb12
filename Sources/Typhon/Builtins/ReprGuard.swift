/// The containers whose representation is being made by a thread: one that contains itself is cut short.
///
///     ThreadState.reprs -> | object | next | -> | object | next | -> nil      native memory
///
/// Entering and leaving are paired by `defer`, so an abort unwinds the chain like any error. Objects do not
/// move and the ones in the chain are on the native stack, so an address names one.
struct ReprLink {
    let object: Value
    let next: UnsafeMutablePointer<ReprLink>?
}

extension Thread {
    /// False: the object's representation is already being made. Complexity: linear in the nesting.
    func enterRepr(_ object: Value) throws(Unwind) -> Bool {
        try checkNativeStack()
        var link = state.pointee.reprs
        while let current = link {
            if current.pointee.object == object { return false }
            link = current.pointee.next
        }
        let entry = UnsafeMutablePointer<ReprLink>.allocate(capacity: 1)
        entry.initialize(to: ReprLink(object: object, next: state.pointee.reprs))
        state.pointee.reprs = entry
        return true
    }

    /// Only after `enterRepr` said true.
    func leaveRepr(_ object: Value) {
        guard let entry = state.pointee.reprs else { return }
        state.pointee.reprs = entry.pointee.next
        entry.deallocate()
    }
}
