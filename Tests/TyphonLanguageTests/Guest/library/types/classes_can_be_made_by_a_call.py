from types import new_class

class Meta(type):
    def __prepare__(name, bases, **keywords): return {"prepared": sorted(keywords)}
    def __new__(meta, name, bases, namespace, **keywords): return type.__new__(meta, name, bases, namespace)
    def __init__(cls, *args, **keywords): pass

C = new_class("C", (int,), {"metaclass": Meta, "extra": 1}, lambda namespace: namespace.update(x=5))
print(C(3) + 1, C.x, C.__name__, C.prepared, type(C).__name__, type(new_class("D", (C,))).__name__)  # expect: 4 5 C ['extra'] Meta Meta
