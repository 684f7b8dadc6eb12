from dataclasses import dataclass, field

@dataclass  # expect error: TypeError: 'x' is a field but has no type annotation
class A:
    x = field()
