from functools import wraps

def twice(f):
    @wraps(f)
    def wrapper(*args):
        return f(*args) * 2
    return wrapper

@twice
def five():
    "Gives five."
    return 5

print(five(), five.__name__, five.__doc__, five.__wrapped__())  # expect: 10 five Gives five. 5
