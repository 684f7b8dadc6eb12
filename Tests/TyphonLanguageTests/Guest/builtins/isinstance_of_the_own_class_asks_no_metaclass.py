class Never(type):
    def __instancecheck__(cls, instance):
        return False


class Plain(metaclass=Never):
    pass


class Child(Plain):
    pass


print(isinstance(Plain(), Plain), isinstance(Child(), Plain))  # expect: True False
print(isinstance(1, int), isinstance(True, int), isinstance(1, bool), isinstance(1.5, float), isinstance(None, type(None)))  # expect: True True False True True
print(isinstance([], list), isinstance("", (int, str)), isinstance(int, type), isinstance(type, type))  # expect: True True True True
try:
    isinstance(1, 2)
except TypeError as error:
    print(error)  # expect: isinstance() arg 2 must be a type, a tuple of types, or a union
