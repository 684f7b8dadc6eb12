print((), (1,), (1, 2), tuple("ab"), tuple([1]))  # expect: () (1,) (1, 2) ('a', 'b') (1,)
t = 1, 2
print(t, t[0], t[-1], t[::-1], len(t))  # expect: (1, 2) 1 2 (2, 1) 2
