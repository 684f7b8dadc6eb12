# skip-oracle
t = ()
for _ in range(200000):
    t = (t,)
try:
    hash(t)
    print("fine")
except RecursionError:
    print("fine")
# expect: fine
