class Zeros(dict):
    def __missing__(self, key):
        return 0

d = Zeros(a=1)
print(d["a"], d["b"], d.get("b"), d)  # expect: 1 0 None {'a': 1}
