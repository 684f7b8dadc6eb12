class M:
    def __enter__(self): return 1
    def __exit__(self, *d): pass

with (
    M() as a,
    M() as b,
):
    print(a + b)  # expect: 2
