from dataclasses import dataclass, field, fields

@dataclass
class A:
    x: int = field(default=3, metadata={"unit": "cm"}, repr=False)

f = fields(A)[0]
print(f.name, f.type, f.default, f.init, f.repr, f.hash, f.compare, f.metadata["unit"], f.kw_only)  # expect: x <class 'int'> 3 True False None True cm False
print(A())  # expect: A()
field(default=1, default_factory=list)  # expect error: ValueError: cannot specify both default and default_factory
