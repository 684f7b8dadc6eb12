class Meta(type):
    def __new__(mcs, name, bases, namespace):
        print("new", name)
        return super().__new__(mcs, name, bases, namespace)


class Base(metaclass=Meta):  # expect: new Base
    pass


made = type("Made", (Base,), {})  # expect: new Made
print(type(made).__name__)  # expect: Meta
