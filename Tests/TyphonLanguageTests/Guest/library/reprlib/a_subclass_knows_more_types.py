from reprlib import Repr

class Mine(Repr):
    def repr_int(self, x, level): return f"<{x}>"
    def repr_bool(self, x, level): return "yes" if x else "no"

print(Mine().repr([1, True, [2, False]]))  # expect: [<1>, yes, [<2>, no]]
