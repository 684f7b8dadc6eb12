from string import Formatter

class A: x = [1, {"k": 5}]

f = Formatter()
print(f.format("{} {}", 1, 2), f.format("{1} {0} {a}", 1, 2, a=3), f.format("{a.x[1][k]} {a.x[0]:>3}", a=A()), f.format("{!r:>5}", "a"))  # expect: 1 2 2 1 3 5   1   'a'
print(f.format("{:{w}.{p}}", 3.14159, w=8, p=3), f.format("{{}} {:{}}|", "a", 3), f.vformat("{0}{x}", (1,), {"x": 2}))  # expect:     3.14 {} a  | 12
