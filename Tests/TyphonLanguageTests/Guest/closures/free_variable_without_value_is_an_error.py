def outer():
    def inner():
        return late
    inner()  # the name gets its value too late
    late = 1

try:
    outer()
except NameError as e:
    print(e)  # expect: cannot access free variable 'late' where it is not associated with a value in enclosing scope
