import Testing

/// What the compiler writes for small functions, to the letter: a change here is a change of speed.
@Suite struct GoldenTests {
    @Test func recursionIsTenInstructions() throws {
        let text = "def fib(n):\n    if n < 2:\n        return n\n    return fib(n - 1) + fib(n - 2)\n"
        #expect(
            listing(try code("fib", in: text)) == [
                "0 branchLessSmall n, 2, -> 2", "1 returnValue n", "2 loadGlobal %1, fib", "4 subtractSmall %2, n, 1",
                "5 call %1, 1, %1", "6 loadGlobal %2, fib", "8 subtractSmall %3, n, 2", "9 call %2, 1, %2",
                "10 add %1, %1, %2", "11 returnValue %1",
            ])
    }

    @Test func aLoopTurnIsItsBodyAndForNext() throws {
        let text = "def total(n):\n    s = 0\n    for i in range(n):\n        s += i\n    return s\n"
        #expect(
            listing(try code("total", in: text)) == [
                "0 loadSmall s, 0", "1 loadGlobal %6, range", "3 move %7, n", "4 call %6, 1, %6",
                "5 getIterator %3, %6", "6 jump -> 8", "7 add.1 s, s, i", "8 forNext %3, i, -> 7", "9 returnValue s",
            ])
    }

    @Test func attributesAreUpdatedThroughOneTemporary() throws {
        let text = "def bump(self):\n    self.n += 1\n    self.log.append(self.n)\n"
        #expect(
            listing(try code("bump", in: text)) == [
                "0 getAttribute %1, self, n", "2 addSmall.1 %1, %1, 1", "3 setAttribute self, %1, n",
                "5 getAttribute %1, self, log", "7 loadMethod %2, %1, append", "9 getAttribute %4, self, n",
                "11 callMethod %2, 1, %1", "12 returnNone",
            ])
    }

    @Test func finallyIsWrittenOnce() throws {
        let text = "def f(x):\n    try:\n        return x()\n    finally:\n        x.close()\n"
        #expect(
            listing(try code("f", in: text)) == [
                "0 move %4, x", "1 call %4, 0, %4", "2 loadAbsent %1", "3 loadSmall %3, 1", "4 jump -> 5",
                "5 loadMethod %7, x, close", "7 callMethod %7, 0, %7", "8 jumpIfNotAbsent %1, -> 16",
                "9 branchEqualSmall %3, 1, -> 11", "10 returnValue %4", "11 returnNone", "12 pushHandled %1",
                "13 loadSmall %3, 0", "14 loadNone %4", "15 jump -> 5", "16 popHandled %1", "17 rethrow %1",
                "18 jumpIfAbsent %1, -> 20", "19 popHandled %1", "20 rethrow %5", "handler 0..<2 -> 12, %1",
                "handler 5..<8 -> 18, %5",
            ])
    }

    @Test func exceptClausesMatchInOrder() throws {
        let text = "def f(d):\n    try:\n        return d[0]\n    except KeyError as e:\n        return e\n"
        #expect(
            listing(try code("f", in: text)) == [
                "0 getItemSmall %4, d, 0", "1 returnValue %4", "2 pushHandled %2", "3 loadGlobal %6, KeyError",
                "5 matchException %7, %2, %6", "6 jumpIfFalse %7, -> 12", "7 move e, %2", "8 move %6, e",
                "9 popHandled %2", "10 loadAbsent e", "11 returnValue %6", "12 popHandled %2", "13 rethrow %2",
                "14 loadAbsent e", "15 popHandled %2", "16 rethrow %4", "17 popHandled %2", "18 rethrow %4",
                "handler 0..<1 -> 2, %2", "handler 7..<9 -> 14, %4", "handler 3..<7 -> 17, %4",
            ])
    }

    @Test func generatorsStartAndYieldInPlace() throws {
        let text = "def count(n):\n    while n > 0:\n        yield n\n        n -= 1\n"
        #expect(
            listing(try code("count", in: text)) == [
                "0 generatorStart", "1 branchGreaterSmall n, 0, -> 5", "2 yieldValue n, %1, 1", "3 subtractSmall.1 n, n, 1",
                "4 jumpBack -> 1", "5 returnNone",
            ])
    }

    @Test func comprehensionsAreLoopsInPlace() throws {
        let text = "def f(xs):\n    return [x * x for x in xs if x]\n"
        #expect(
            listing(try code("f", in: text)) == [
                "0 buildList %2, %2, 0", "1 getIterator %3, xs", "2 jump -> 6", "3 jumpIfFalse x, -> 6",
                "4 multiply %6, x, x", "5 listAppend %2, %6", "6 forNext %3, x, -> 3", "7 returnValue %2",
            ])
    }

    @Test func swapsNeedNoTuple() throws {
        #expect(
            listing(try code("f", in: "def f(a, b):\n    a, b = b, a + b\n    return a\n")) == [
                "0 add %2, a, b", "1 move a, b", "2 move b, %2", "3 returnValue a",
            ])
    }

    @Test func conditionsAreJumps() throws {
        let text = "def f(a, b):\n    if a is None or not (0 < b <= 9):\n        return 1\n    return 2\n"
        #expect(
            listing(try code("f", in: text)) == [
                "0 jumpIfNone a, -> 4", "1 loadSmall %2, 0", "2 branchLess %2, b, -> 4",
                "3 branchLessEqualSmall.1 b, 9, -> 6", "4 loadSmall %2, 1", "5 returnValue %2", "6 loadSmall %2, 2",
                "7 returnValue %2",
            ])
    }

    @Test func aBreakIsTheConditionsOwnJump() throws {
        let text = "def f(xs):\n    for x in xs:\n        if x > 3: break\n"
        #expect(
            listing(try code("f", in: text)) == [
                "0 getIterator %2, xs", "1 jump -> 3", "2 branchGreaterSmall.1 x, 3, -> 4", "3 forNext %2, x, -> 2",
                "4 returnNone",
            ])
    }
}
