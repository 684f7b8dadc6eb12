def none(): pass
def some(a, b=1): pass

try:
    none(1)
except TypeError as e:
    print(e)  # expect: none() takes 0 positional arguments but 1 was given
some(1, 2, 3)  # expect error: TypeError: some() takes from 1 to 2 positional arguments but 3 were given
