import Testing

/// One line per message: what only the scopes show.
@Suite struct ScopeMistakeTests {
    @Test(arguments: [
        ("return 1", "1: 'return' outside function"),
        ("class C:\n    return 1", "2: 'return' outside function"),
        ("yield 1", "1: 'yield' outside function"),
        ("await x", "1: 'await' outside function"),
        ("def f(): await x", "1: 'await' outside async function"),
        ("async def f(): yield from x", "1: 'yield from' inside async function"),
        ("async def f():\n    yield 1\n    return 2", "3: 'return' with value in async generator"),
        ("def f():\n    async for x in y: pass", "2: 'async for' outside async function"),
        ("def f():\n    async with y: pass", "2: 'async with' outside async function"),
        ("def f(): return [x async for x in y]", "1: asynchronous comprehension outside of an asynchronous function"),
        ("break", "1: 'break' outside loop"),
        ("for x in y:\n    def f(): continue", "2: 'continue' not properly in loop"),
        ("def f():\n    return [(yield 1) for x in y]", "2: 'yield' inside list comprehension"),
        ("try: pass\nexcept* E:\n    for x in y: break\n    return", "4: 'return' outside function"),
        (
            "for x in y:\n    try: pass\n    except* E: break",
            "3: 'break', 'continue' and 'return' cannot appear in an except* block"
        ),
    ])
    func places(_ text: String, _ message: String) throws {
        #expect(try mistake(text) == message)
    }

    @Test(arguments: [
        ("def f():\n    x = 1\n    global x", "3: name 'x' is assigned to before global declaration"),
        ("def f():\n    print(x)\n    global x", "3: name 'x' is used prior to global declaration"),
        ("def f(x):\n    global x", "2: name 'x' is parameter and global"),
        ("def f():\n    global x\n    nonlocal x", "2: name 'x' is nonlocal and global"),
        ("nonlocal x", "1: nonlocal declaration not allowed at module level"),
        ("def f():\n    nonlocal x", "2: no binding for nonlocal 'x' found"),
        ("def f():\n    global x\n    x: int = 1", "3: annotated name 'x' can't be global"),
        ("def f(a, a): pass", "1: duplicate argument 'a' in function definition"),
        ("def f[T, T](): pass", "1: duplicate type parameter 'T'"),
        ("def f():\n    from x import *", "2: import * only allowed at module level"),
        ("f(a=1, a=2)", "1: keyword argument repeated: a"),
        ("a, *b, *c = d", "1: multiple starred expressions in assignment"),
        ("__debug__ = 1", "1: cannot assign to __debug__"),
        ("x = 1\nfrom __future__ import annotations", "2: from __future__ imports must occur at the beginning of the file"),
        ("from __future__ import nope", "1: future feature nope is not defined"),
        ("from __future__ import braces", "1: not a chance"),
    ])
    func names(_ text: String, _ message: String) throws {
        #expect(try mistake(text) == message)
    }

    @Test(arguments: [
        ("[x := 1 for x in y]", "1: assignment expression cannot rebind comprehension iteration variable 'x'"),
        ("[x for x in (y := z)]", "1: assignment expression cannot be used in a comprehension iterable expression"),
        ("class C: [x := 1 for y in z]", "1: assignment expression within a comprehension cannot be used in a class body"),
        ("[(y := x) for x in z for y in q]", "1: assignment expression cannot rebind comprehension iteration variable 'y'"),
    ])
    func assignmentExpressions(_ text: String, _ message: String) throws {
        #expect(try mistake(text) == message)
    }

    @Test(arguments: [
        ("case y: pass\n    case 1: pass", "2: name capture 'y' makes remaining patterns unreachable"),
        ("case _: pass\n    case 1: pass", "2: wildcard makes remaining patterns unreachable"),
        ("case 1 | a: pass", "2: alternative patterns bind different names"),
        ("case [a, a]: pass", "2: multiple assignments to name 'a' in pattern"),
        ("case [*a, *b]: pass", "2: multiple starred names in sequence pattern"),
        ("case {'a': a, 'a': b}: pass", "2: mapping pattern checks duplicate key ('a')"),
        ("case C(a=1, a=2): pass", "2: attribute name repeated in class pattern: a"),
    ])
    func patterns(_ cases: String, _ message: String) throws {
        #expect(try mistake("match x:\n    \(cases)") == message)
    }

    @Test(arguments: [
        "def f():\n    import x\n    global x", "def f(): return (await x for x in y)",
        "for x in y:\n    try: pass\n    except* E:\n        for z in y: break",
        "async def f():\n    return [[await z for z in q] for x in y]", "lambda: (yield)", "x = 1\nglobal y",
        "match x:\n    case [a] | [a, _]: pass", "class A:\n    def f(self): return __class__",
    ])
    func allowed(_ text: String) throws {
        #expect(try mistake(text) == nil)
    }
}
