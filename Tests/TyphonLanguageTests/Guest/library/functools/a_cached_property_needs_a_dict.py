from functools import cached_property

class A:
    __slots__ = ()
    @cached_property
    def value(self): return 1

A().value  # expect error: TypeError: No '__dict__' attribute on 'A' instance to cache 'value' property.
