from dataclasses import dataclass, field

@dataclass(order=True)
class P:
    x: int
    y: int = 2
    tags: list = field(default_factory=list)

print(P(1), P(1) == P(1, 2), P(1) < P(2), P(1).tags is P(1).tags)  # expect: P(x=1, y=2, tags=[]) True True False
