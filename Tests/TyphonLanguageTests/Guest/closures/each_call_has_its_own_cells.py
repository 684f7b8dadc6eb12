def make(n):
    def get():
        return n
    def put(value):
        nonlocal n
        n = value
    return get, put

get, put = make(1)
other, _ = make(5)
put(9)
print(get(), other())  # expect: 9 5
