class C:
    def __getattr__(self, name): return getattr(self, name + "x")
    def __repr__(self): return repr(self)
    def __eq__(self, other): return self == other
    def __len__(self): return len(self)
    def __call__(self): return self()
    def __add__(self, other): return self + other
    def __iter__(self): return iter(self)
    def __getitem__(self, k): return self[k]
    __hash__ = None

c = C()
calls = [lambda: c.a, lambda: repr(c), lambda: c == c, lambda: len(c), lambda: c(), lambda: c + 1, lambda: list(c), lambda: c[0]]
caught = 0
for call in calls:
    try:
        call()
    except RecursionError:
        caught += 1
print(caught == len(calls))  # expect: True
