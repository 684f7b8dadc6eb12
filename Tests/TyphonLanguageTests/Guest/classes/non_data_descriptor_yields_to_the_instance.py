class Lazy:
    def __get__(self, obj, owner): return "computed"

class C:
    value = Lazy()

c = C()
print(c.value)  # expect: computed
c.value = "own"
print(c.value)  # expect: own
