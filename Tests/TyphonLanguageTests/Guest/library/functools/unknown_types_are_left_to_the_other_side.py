from functools import total_ordering

@total_ordering
class A:
    def __lt__(self, other): return NotImplemented

print(A().__ge__(5), A().__gt__(5), A().__le__(5))  # expect: NotImplemented NotImplemented NotImplemented
A() >= 5  # expect error: TypeError: '>=' not supported between instances of 'A' and 'int'
