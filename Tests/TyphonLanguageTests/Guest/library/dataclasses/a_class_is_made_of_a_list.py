from dataclasses import make_dataclass, field, is_dataclass

C = make_dataclass("C", ["x", ("y", int), ("z", int, field(default=5))],
                   namespace={"total": lambda self: self.x + self.y + self.z}, order=True)
print(C(1, 2), C(1, 2).total(), C(1, 2) < C(2, 2), is_dataclass(C), is_dataclass(C(1, 2)), is_dataclass(int))  # expect: C(x=1, y=2, z=5) 8 True True True False
for names in (["for"], ["1a"], ["a", "a"], [("a",)]):
    try:
        make_dataclass("D", names)
    except TypeError as error:
        text = str(error)
print(text)  # expect: Invalid field: ('a',)
make_dataclass("D", ["a", "a"])  # expect error: TypeError: Field name duplicated: 'a'
