from copy import copy, deepcopy

class A: pass

things = [None, 1, 1.5, True, 2j, "a", b"a", (1, (2,)), (), A, range(3), len, lambda: 0, ..., NotImplemented, int | str]
print(all(copy(x) is x for x in things[:-1]), all(deepcopy(x) is x for x in things[:-1]), copy(things[-1]), frozenset("a") == copy(frozenset("a")))  # expect: True True int | str True
