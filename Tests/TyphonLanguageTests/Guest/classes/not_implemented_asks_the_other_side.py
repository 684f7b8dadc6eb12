class A:
    def __add__(self, o): return NotImplemented
    def __eq__(self, o): return NotImplemented
    def __lt__(self, o): return NotImplemented

a = A()
print(a == a, a == 1, a != 1)  # expect: True False True
try:
    a < a
except TypeError as e:
    print(e)  # expect: '<' not supported between instances of 'A' and 'A'
a + 1  # expect error: TypeError: unsupported operand type(s) for +: 'A' and 'int'
