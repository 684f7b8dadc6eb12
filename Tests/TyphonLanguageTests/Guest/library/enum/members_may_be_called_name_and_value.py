# skip-oracle
from enum import Enum, property as enum_property

class Odd(Enum):
    name = 1
    value = 2

class Base(Enum):
    @enum_property
    def kind(self):
        return "kind of " + self.name

class Kinds(Base):
    kind = 1
    other = 2

print(list(Odd), Odd.name.value, Odd.value.name, Kinds.kind, Kinds.other.kind, Kinds.kind.kind)  # expect: [<Odd.name: 1>, <Odd.value: 2>] 1 value Kinds.kind kind of other kind of kind
try:
    Base.kind
except AttributeError as error:
    print(error)  # expect: <enum 'Base'> has no attribute 'kind'
