from dataclasses import dataclass

@dataclass
class Plain:
    x: int

@dataclass(eq=False)
class ByIdentity:
    x: int

@dataclass(unsafe_hash=True)
class Unsafe:
    x: int

@dataclass
class Own:
    x: int
    def __hash__(self):
        return 7

print(Plain.__hash__, ByIdentity(1) == ByIdentity(1), hash(Unsafe(1)) == hash((1,)), hash(Own(1)))  # expect: None False True 7
hash(Plain(1))  # expect error: TypeError: unhashable type: 'Plain'
