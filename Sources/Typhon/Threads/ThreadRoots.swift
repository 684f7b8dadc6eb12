import CTyphon

/// # Roots: what keeps objects alive
///
/// | root | how it is read |
/// |---|---|
/// | the machine's classes, names, roots, characters, constants, all shapes | precisely |
/// | `ThreadState` values, frames, code of running frames, rooted buffers | precisely |
/// | guest registers from `registerBase` to the top of the running frame and `registerSlack` more | conservatively |
/// | native stack of every thread from where it rests, its callee-saved registers | conservatively |
/// | transaction logs, host handles and the like | scanners of the upper rooms (`HeapCold.rootScanners`) |
///
/// "Precisely" is a promise about the content only: every root word passes the test for
/// objects, so an unwritten one does no harm.
extension World {
    func registerRoots(_ machine: Machine) {
        let cold = machine.heap.cold
        let world = self
        cold.beforeMarking.append {
            machine.heap.state.pointee.takers = 0
            world.forEachThread {
                if $0.holdsBlocks { machine.heap.state.pointee.takers += 1 }
                $0.dropRuns()
            }
        }
        cold.rootScanners.append { marker in
            machine.visitRoots(marker)
            world.forEachThread { $0.visitRoots(marker) }
        }
        cold.onPending = { machine.requestPoll(PollReason.pendingCalls) }
        cold.shapeCount = { machine.state.pointee.shapeCount }
    }
}

extension Machine {
    func visitRoots(_ marker: Marker) {
        visit(marker, state.pointee.classes, BuiltinClass.allCases.count)
        visit(marker, state.pointee.names, Name.allCases.count)
        visit(marker, state.pointee.roots, Root.allCases.count)
        visit(marker, state.pointee.characters, 256)
        marker.visit(state.pointee.emptyTuple)
        marker.visit(state.pointee.emptyString)
        marker.visit(state.pointee.emptyBytes)
        for number in 0..<state.pointee.shapeCount { visit(marker, state.pointee.shapes[number]) }
    }

    private func visit(_ marker: Marker, _ values: UnsafeMutablePointer<Value>, _ count: Int) {
        // A machine that is still being made has no tables yet.
        guard Int(bitPattern: values) != 0 else { return }
        marker.visit(words: UnsafeMutableRawPointer(values), count: count)
    }

    private func visit(_ marker: Marker, _ shape: UnsafeMutablePointer<ShapeData>) {
        guard Int(bitPattern: shape) != 0 else { return }
        marker.visit(shape.pointee.classObject)
        visit(marker, shape.pointee.names, shape.pointee.count)
        for index in 0..<shape.pointee.transitionCount { marker.visit(shape.pointee.transitions[index].name) }
    }
}

extension Thread {
    /// Values above the running frame that a native may be using as scratch registers.
    static let registerSlack = 256

    /// What earlier calls and expressions have left in registers that nobody reads any more must not keep garbage alive.
    /// `from`: the lowest register that is not in use, as far as the running native knows. The frame that called it uses none
    /// above the call.
    func forgetScratch(from: UnsafeMutablePointer<Value>) {
        let frame = state.pointee.frame
        let top = frame.pointee.registers + frame.pointee.code.pointee.registerCount
        let end = min(max(top, from) + Thread.registerSlack, state.pointee.registerLimit)
        let call = Instruction(word: UnsafeMutableRawPointer(frame.pointee.pc - 1).loadRelaxed())
        let isCall = call.opcode == .call || call.opcode == .callMethod
        let start = isCall ? min(from, frame.pointee.registers + call.a + 1) : from
        if start < end { start.update(repeating: .absent, count: end - start) }
        state.pointee.result = .absent
        state.pointee.pendingExtra = .absent
        typhon_clear_stack()
    }

    func visitRoots(_ marker: Marker) {
        marker.visit(state.pointee.raised)
        marker.visit(state.pointee.handled)
        marker.visit(state.pointee.object)
        marker.visit(state.pointee.random)
        marker.visit(state.pointee.result)
        marker.visit(state.pointee.pendingExtra)
        visitFrames(marker)
        visitRooted(marker)
        for index in 0..<local.pointee.registerCount { marker.visitConservatively(local.pointee.registers[index]) }
        if local.pointee.stackPointer != 0 {
            marker.visitStack(from: local.pointee.stackPointer, to: local.pointee.stackHighest)
        }
    }

    private func visitFrames(_ marker: Marker) {
        guard Int(bitPattern: state.pointee.registerBase) != 0 else { return }
        var top = state.pointee.registerBase
        if Int(bitPattern: state.pointee.frameBase) != 0 {
            var frame = state.pointee.frameBase
            while frame <= state.pointee.frame {
                visit(marker, frame)
                if Int(bitPattern: frame.pointee.code) != 0 {
                    top = max(top, frame.pointee.registers + frame.pointee.code.pointee.registerCount)
                }
                frame += 1
            }
        }
        let end = min(top + Thread.registerSlack, state.pointee.registerLimit)
        marker.visitConservatively(from: UnsafeRawPointer(state.pointee.registerBase), to: UnsafeRawPointer(end))
    }

    private func visit(_ marker: Marker, _ frame: UnsafeMutablePointer<Frame>) {
        marker.visit(frame.pointee.function)
        marker.visit(frame.pointee.extra)
        marker.visit(frame.pointee.handled)
        guard Int(bitPattern: frame.pointee.code) != 0 else { return }
        let code = frame.pointee.code
        marker.visit(code.pointee.object)
        marker.visit(code.pointee.name)
        marker.visit(code.pointee.qualifiedName)
        marker.visit(code.pointee.fileName)
        marker.visit(code.pointee.freeNames)
        marker.visit(code.pointee.documentation)
    }
}
