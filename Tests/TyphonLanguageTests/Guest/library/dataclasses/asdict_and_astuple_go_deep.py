from dataclasses import dataclass, asdict, astuple

@dataclass
class P:
    x: int
    more: object = None

p = P(1, [P(2), {"k": (P(3),)}])
print(asdict(p))  # expect: {'x': 1, 'more': [{'x': 2, 'more': None}, {'k': ({'x': 3, 'more': None},)}]}
print(astuple(p))  # expect: (1, [(2, None), {'k': ((3, None),)}])
print(asdict(P(1), dict_factory=list), astuple(P(1), tuple_factory=list))  # expect: [('x', 1), ('more', None)] [1, None]
asdict(3)  # expect error: TypeError: asdict() should be called on dataclass instances
