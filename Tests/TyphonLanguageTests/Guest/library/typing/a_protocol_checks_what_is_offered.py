from typing import Protocol, runtime_checkable

@runtime_checkable
class Closable(Protocol):
    def close(self): ...

@runtime_checkable
class Named(Protocol):
    name: str

class Door:
    def close(self): pass

class Person:
    def __init__(self): self.name = "ann"

class Plain(Protocol):
    def f(self): ...

print(isinstance(Door(), Closable), isinstance(3, Closable), issubclass(Door, Closable))  # expect: True False True
print(isinstance(Person(), Named), isinstance(3, Named))  # expect: True False
for use in (lambda: isinstance(3, Plain), lambda: issubclass(int, Named), lambda: Closable()):
    try:
        use()
    except TypeError as error:
        text = str(error)
print(text)  # expect: Protocols cannot be instantiated
isinstance(3, Plain)  # expect error: TypeError: Instance and class checks can only be used with @runtime_checkable protocols
