class Single:
    one = None
    def __new__(cls):
        if cls.one is None:
            cls.one = super().__new__(cls)
        return cls.one

class Odd:
    def __new__(cls): return 5
    def __init__(self): print("never")

print(Single() is Single(), Odd())  # expect: True 5
