class C:
    def __setattr__(self, name, value): object.__setattr__(self, name, value + 1)
    def __delattr__(self, name): print("del", name)

c = C()
c.x = 1
print(c.x)  # expect: 2
del c.x  # expect: del x
