class C:
    x = 1
    def __getattr__(self, name): return f"no {name}"

print(C().x, C().y, getattr(C(), "z"), hasattr(C(), "any"))  # expect: 1 no y no z True
