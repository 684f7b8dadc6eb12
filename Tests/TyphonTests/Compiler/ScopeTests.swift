import Testing
import Typhon

/// Where names live.
@Suite struct ScopeTests {
    @Test func capturedVariablesAreCellsAndFreeNames() throws {
        let text = "def f(a):\n    b = 1\n    def g():\n        nonlocal b\n        b += a\n    return g\n"
        let outer = try code("f", in: text)
        #expect(outer.cells.map(\.name) == ["a", "b"])
        #expect(outer.cells.map(\.isParameter) == [true, false])
        #expect(outer.opcodeNames.prefix(2) == ["makeCell", "makeCell"])
        let inner = try code("f.<locals>.g", in: text)
        #expect(inner.freeNames == ["b", "a"])
        #expect(inner.opcodeNames == ["loadFree", "loadFree", "add", "storeFree", "returnNone"])
    }

    @Test func aFunctionBetweenPassesTheCellOn() throws {
        let text = "def f(a):\n    def g():\n        return lambda: a\n    return g\n"
        #expect(try code("f.<locals>.g", in: text).freeNames == ["a"])
        #expect(try code("f.<locals>.g", in: text).opcodeNames.contains("loadFreeCell"))
        #expect(try code("f.<locals>.g.<locals>.<lambda>", in: text).freeNames == ["a"])
    }

    @Test func classNamesAreInvisibleToMethods() throws {
        let text = "class C:\n    x = 1\n    def m(self): return x\n"
        #expect(try code("C.m", in: text).opcodeNames == ["loadGlobal", "returnValue"])
    }

    @Test func superNeedsTheClassCell() throws {
        let text = "class C:\n    def m(self): return super().m()\n"
        #expect(try code("C.m", in: text).freeNames == ["__class__"])
        let body = try code("C", in: text)
        #expect(body.cells.map(\.name) == ["__class__"])
        #expect(body.names.contains("__classcell__"))
    }

    @Test func privateNamesAreMangled() throws {
        let text = "class _C:\n    def m(self, __a): return self.__b, __a, self.__c__\n"
        let method = try code("_C.m", in: text)
        #expect(method.localNames == ["self", "_C__a"])
        #expect(method.names == ["_C__b", "__c__"])
    }

    @Test func comprehensionVariablesDoNotLeak() throws {
        let function = try code("f", in: "def f(x):\n    y = [x for x in range(3)]\n    return x, y\n")
        #expect(function.localNames == ["x", "y", "x"])
    }

    @Test func siblingComprehensionsShareRegisters() throws {
        let function = try code("f", in: "def f(a):\n    return [x for x in a], {x for x in a}\n")
        #expect(function.localNames == ["a", "x"])
    }

    @Test func aCapturedComprehensionVariableGetsAFreshCell() throws {
        let names = try code("f", in: "def f(a):\n    return [lambda: x for x in a]\n").opcodeNames
        #expect(names.prefix(2) == ["loadAbsent", "makeCell"])
    }

    @Test func generatorExpressionsTakeTheirIterator() throws {
        let text = "def f(a):\n    return (x for x in a)\n"
        #expect(try code("f", in: text).opcodeNames.contains("makeIterator"))
        let generator = try code("f.<locals>.<genexpr>", in: text)
        #expect(generator.localNames == [".0", "x"])
        #expect(generator.opcodeNames.first == "generatorStart")
    }

    @Test func moduleNamesAreGlobalsOrANamespace() throws {
        let text = "x = 1\nprint(x)\n"
        #expect(try compiled(text).opcodeNames.contains("storeGlobal"))
        let general = try compiled(text, namespaceIsGlobals: false)
        #expect(general.localNames == [".namespace"])
        #expect(general.opcodeNames.contains("storeName") && general.opcodeNames.contains("loadName"))
    }

    @Test func annotationScopesOfAClassSeeItsNames() throws {
        let text = "class C:\n    X = int\n    def f[T](self, a: X) -> T: pass\n"
        let scope = try code("C.<generic parameters of f>", in: text)
        #expect(scope.localNames.first == ".namespace")
        #expect(scope.opcodeNames.contains("loadName"))
        #expect(try code("C.f", in: text).localNames == ["self", "a"])
    }

    @Test func declaredGlobalsHaveShortQualifiedNames() throws {
        _ = try code("g", in: "def f():\n    global g\n    def g(): pass\n")
    }
}
