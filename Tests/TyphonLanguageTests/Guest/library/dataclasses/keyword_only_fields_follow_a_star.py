from dataclasses import dataclass, field, KW_ONLY

@dataclass
class A:
    a: int
    _: KW_ONLY
    b: int = 2
    c: int

@dataclass(kw_only=True)
class B:
    x: int = 1
    y: int

@dataclass
class C:
    first: int = field(kw_only=True)
    second: int

print(A(1, c=3), B(y=5), C(2, first=1))  # expect: A(a=1, b=2, c=3) B(x=1, y=5) C(first=1, second=2)
print(A.__match_args__, B.__match_args__, C.__doc__)  # expect: ('a',) () C(second: int, *, first: int)
A(1, 2, 3)  # expect error: TypeError: A.__init__() takes 2 positional arguments but 4 were given
