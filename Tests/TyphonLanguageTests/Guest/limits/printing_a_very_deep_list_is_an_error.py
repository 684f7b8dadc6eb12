xs = []
for _ in range(100000):
    xs = [xs]
try:
    repr(xs)
except RecursionError:
    print("caught")  # expect: caught
