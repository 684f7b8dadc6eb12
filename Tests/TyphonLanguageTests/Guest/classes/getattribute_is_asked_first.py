class C:
    x = 1
    def __getattribute__(self, name):
        if name == "x": return "taken"
        return object.__getattribute__(self, name)
    def y(self): return "y"

print(C().x, C().y())  # expect: taken y
