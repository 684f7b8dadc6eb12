from types import prepare_class

class M(type): pass
class N(type): pass

print(prepare_class("C", (M("A", (), {}),), {"k": 1})[0] is M)  # expect: True
prepare_class("C", (M("A", (), {}), N("B", (), {})))  # expect error: TypeError: metaclass conflict: the metaclass of a derived class must be a (non-strict) subclass of the metaclasses of all its bases
