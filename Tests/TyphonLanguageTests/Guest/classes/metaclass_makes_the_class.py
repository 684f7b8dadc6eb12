class Meta(type):
    def __new__(mcs, name, bases, namespace, **options):
        cls = super().__new__(mcs, name, bases, namespace)
        cls.options = options
        return cls
    def __init__(cls, name, bases, namespace, **options): super().__init__(name, bases, namespace)
    def __len__(cls): return 42

class C(metaclass=Meta, fast=True): pass

print(C.options, len(C), type(C).__name__)  # expect: {'fast': True} 42 Meta
