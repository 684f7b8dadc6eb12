from dataclasses import dataclass

try:
    dataclass(order=True, eq=False)(type("A", (), {}))
except ValueError as error:
    print(error)  # expect: eq must be true if order is true

@dataclass(order=True)  # expect error: TypeError: Cannot overwrite attribute __lt__ in class B. Consider using functools.total_ordering
class B:
    x: int
    def __lt__(self, other):
        return True
