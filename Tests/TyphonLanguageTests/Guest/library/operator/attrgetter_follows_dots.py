from operator import attrgetter

class A: pass
a = A()
a.b = A()
a.b.c, a.d = 5, 6
print(attrgetter("d")(a), attrgetter("b.c")(a), attrgetter("b.c", "d")(a), attrgetter("b.c", "d"))  # expect: 6 5 (5, 6) operator.attrgetter('b.c', 'd')
attrgetter("b.x")(a)  # expect error: AttributeError: 'A' object has no attribute 'x'
