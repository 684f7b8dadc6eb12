class Liar:
    def __len__(self): return -1
    def __index__(self): return "x"
    def __hash__(self): return "x"
    def __iter__(self): return 5
    def __repr__(self): return 5
    def __contains__(self, x): raise LookupError
    def __str__(self): return None

x = Liar()
for call in (lambda: len(x), lambda: [1][x], lambda: hash(x), lambda: list(x), lambda: repr(x), lambda: 1 in x, lambda: str(x)):
    try:
        call()
    except (TypeError, ValueError, LookupError) as e:
        print(type(e).__name__)
# expect: ValueError
# expect: TypeError
# expect: TypeError
# expect: TypeError
# expect: TypeError
# expect: LookupError
# expect: TypeError
