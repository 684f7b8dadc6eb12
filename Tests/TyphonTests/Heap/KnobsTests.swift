import Testing
import Typhon

@Suite struct KnobsTests {
    @Test func `every switch is understood`() {
        let knobs = Knobs("gc:7,slice:3,abort:11,numbers:9,transactional,verify")
        #expect(knobs.collectEvery == 7 && knobs.sliceLength == 3 && knobs.abortEvery == 11 && knobs.lastThreadNumber == 9)
        #expect(knobs.isAlwaysTransactional && knobs.verifiesHeap && knobs.mistakes.isEmpty)
        #expect(Knobs("gc").collectEvery == 1)
        #expect(Knobs("") == Knobs())
    }

    @Test func `what is not understood is named`() {
        #expect(Knobs("gc:0,slice,foo,verify:2,abort:-1,gc:x").mistakes == ["gc:0", "slice", "foo", "verify:2", "abort:-1", "gc:x"])
    }
}
