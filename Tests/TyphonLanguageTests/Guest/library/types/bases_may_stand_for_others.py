from types import new_class, resolve_bases

class Base:
    def __mro_entries__(self, bases): return (int,)

base = Base()
C = new_class("C", (base,))
print(resolve_bases((base, str)), C.__bases__, C.__orig_bases__ == (base,))  # expect: (<class 'int'>, <class 'str'>) (<class 'int'>,) True
