from dataclasses import dataclass, FrozenInstanceError

@dataclass(frozen=True)
class Key:
    name: str
    number: int = 1

k = Key("a")
print(hash(k) == hash(("a", 1)), {k: "found"}[Key("a", 1)])  # expect: True found
try:
    del k.name
except FrozenInstanceError as error:
    print(error, isinstance(error, AttributeError))  # expect: cannot delete field 'name' True
k.name = "b"  # expect error: dataclasses.FrozenInstanceError: cannot assign to field 'name'
