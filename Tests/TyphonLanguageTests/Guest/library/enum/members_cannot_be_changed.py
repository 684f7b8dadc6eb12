from enum import Enum

class Color(Enum):
    RED = 1

for name in ("value", "name"):
    try:
        setattr(Color.RED, name, 3)
    except AttributeError as error:
        text = str(error)
print(text)  # expect: <enum 'Enum'> cannot set attribute 'name'
try:
    del Color.RED
except AttributeError as error:
    print(error)  # expect: 'Color' cannot delete member 'RED'.
Color.RED = 2  # expect error: AttributeError: cannot reassign member 'RED'
