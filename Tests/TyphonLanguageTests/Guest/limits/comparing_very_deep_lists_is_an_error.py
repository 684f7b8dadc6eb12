a, b = [], []
for _ in range(100000):
    a, b = [a], [b]
try:
    a == b
except RecursionError:
    print("caught")  # expect: caught
