class C:
    a = 1
    def __init__(self): self.b = 2

c = C()
setattr(c, "d", 4)
delattr(c, "b")
print(vars(c), "a" in dir(c), hasattr(c, "b"), getattr(c, "b", "default"))  # expect: {'d': 4} True False default
