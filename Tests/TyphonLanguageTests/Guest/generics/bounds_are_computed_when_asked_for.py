# skip-oracle
def later[T: Missing]():
    return T


variable = later()
try:
    variable.__bound__
except NameError as error:
    print(error)  # expect: name 'Missing' is not defined
Missing = int
print(variable.__bound__, variable.__constraints__)  # expect: <class 'int'> ()


def either[T: (int, str)]():
    return T.__constraints__, T.__bound__


print(either())  # expect: ((<class 'int'>, <class 'str'>), None)
