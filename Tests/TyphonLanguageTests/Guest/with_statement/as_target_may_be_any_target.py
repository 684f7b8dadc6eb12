class M:
    def __enter__(self): return 1, 2
    def __exit__(self, *d): pass

d = {}
with M() as (a, b), M() as d["k"]:
    print(a, b, d)  # expect: 1 2 {'k': (1, 2)}
