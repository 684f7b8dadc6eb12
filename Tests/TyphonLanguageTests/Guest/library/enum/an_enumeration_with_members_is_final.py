from enum import Enum

class Base(Enum):
    def hello(self):
        return "hello " + self.name

class Color(Base):
    RED = 1

print(Color.RED.hello(), isinstance(Color.RED, Base))  # expect: hello RED True
class More(Color):  # expect error: TypeError: <enum 'More'> cannot extend <enum 'Color'>
    BLUE = 2
