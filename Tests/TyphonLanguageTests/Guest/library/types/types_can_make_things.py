import types

def f(a, b=2): return a, b

print(types.FunctionType(f.__code__, {}, "g", (9,))(1), types.MethodType(f, 5)(6), types.CellType(3).cell_contents)  # expect: (1, 9) (5, 6) 3
m = types.ModuleType("m", "The doc.")
m.x = 1
print(m.__name__, m.__doc__, m.x, types.MappingProxyType({1: 2})[1], types.GenericAlias(list, (int,)))  # expect: m The doc. 1 2 list[int]
