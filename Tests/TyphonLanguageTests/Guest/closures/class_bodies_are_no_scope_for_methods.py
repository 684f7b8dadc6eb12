x = "global"

class C:
    x = "class"
    seen = x
    def get(self):
        return x

print(C.seen, C().get(), C.x)  # expect: class global class
