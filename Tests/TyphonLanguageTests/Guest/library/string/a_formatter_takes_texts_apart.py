from string import Formatter

print(list(Formatter().parse("a{b!r:>{w}}c{{d}}{}")))  # expect: [('a', 'b', '>{w}', 'r'), ('c{', None, None, None), ('d}', None, None, None), ('', '', '', None)]
print(list(Formatter().parse("")), Formatter().get_field("0.real", (5,), {}))  # expect: [] (5, 0)
