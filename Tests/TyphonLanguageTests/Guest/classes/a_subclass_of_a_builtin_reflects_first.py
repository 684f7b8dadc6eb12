class Left:
    def __add__(self, other):
        return "left"


class Right(list, Left):
    def __radd__(self, other):
        return "right"


print(Left() + Right())  # expect: right
print(Left() + [])  # expect: left
print(Left() + Left())  # expect: left
print(Left() + 1.5)  # expect: left
