class Colour(str):
    def __str__(self):
        return "S"

    def __repr__(self):
        return "R"

    def __format__(self, spec):
        return "F" + spec


red = Colour("red")
print(red, str(red), repr(red), [red], f"{red}", f"{red:>4}", "%s" % red, "{}".format(red))  # expect: S S R [R] F F>4 S F


class Loud(str):
    def __str__(self):
        return super().__str__() + "!"


print(f"{Loud('hey')}", type(f"{Colour('x')!s}").__name__, Loud("a") + "b")  # expect: hey! str ab
