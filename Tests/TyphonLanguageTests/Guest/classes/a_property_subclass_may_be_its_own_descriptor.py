class Watched(property):
    def __get__(self, instance, owner=None):
        return "class" if instance is None else self.fget(instance) * 2

    def __set__(self, instance, value):
        print("set", value)


class Box:
    @Watched
    def size(self):
        return 21


print(Box.size, Box().size)  # expect: class 42
Box().size = 3  # expect: set 3
