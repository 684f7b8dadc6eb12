class Logged:
    def __set_name__(self, owner, name): self.name = name
    def __get__(self, obj, owner):
        return self if obj is None else obj.__dict__.get(self.name, "unset")
    def __set__(self, obj, value): obj.__dict__[self.name] = f"<{value}>"
    def __delete__(self, obj): print("deleted")

class C:
    x = Logged()

c = C()
print(c.x, C.x.name)  # expect: unset x
c.x = 5
print(c.x)  # expect: <5>
del c.x  # expect: deleted
