from typing import Protocol, TypeVar

T = TypeVar("T")

class Source(Protocol[T]):
    def get(self) -> T: ...
    def twice(self): return [self.get(), self.get()]

class Ones(Source[int]):
    def __init__(self, one): self.one = one
    def get(self): return self.one

print(Ones(1).twice(), Source[int], Source.__parameters__, isinstance(Ones(1), Ones))  # expect: [1, 1] __main__.Source[int] (~T,) True
class Bad(int, Protocol):  # expect error: TypeError: Protocols can only inherit from other protocols, got <class 'int'>
    pass
