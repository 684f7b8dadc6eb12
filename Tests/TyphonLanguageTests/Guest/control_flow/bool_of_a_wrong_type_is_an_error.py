class Odd:
    def __bool__(self):
        return 2

if Odd():  # expect error: TypeError: __bool__ should return bool, returned int
    pass
