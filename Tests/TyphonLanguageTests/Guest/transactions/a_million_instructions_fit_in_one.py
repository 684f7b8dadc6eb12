# skip-oracle
from transaction import atomic

xs = [0] * 100
with atomic:
    for i in range(200000):
        xs[i % 100] += 1
print(sum(xs))  # expect: 200000
