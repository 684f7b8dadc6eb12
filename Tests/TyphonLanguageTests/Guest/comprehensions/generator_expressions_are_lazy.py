def noisy(n):
    print("made", n)
    return n

g = (noisy(n) for n in range(3))
print("created")  # expect: created
print(next(g))
# expect: made 0
# expect: 0
