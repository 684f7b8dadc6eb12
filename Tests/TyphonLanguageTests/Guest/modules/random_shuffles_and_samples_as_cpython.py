import random

rng = random.Random(7)
xs = list(range(10))
rng.shuffle(xs)
print(xs, rng.sample(range(100), 4), rng.choices("xyz", k=4))  # expect: [8, 3, 1, 4, 7, 0, 9, 6, 2, 5] [64, 27, 4, 11] ['y', 'x', 'x', 'y']
print(rng.gauss(0, 1), rng.expovariate(2), rng.triangular(0, 1))  # expect: 0.23872362890742913 0.1263112618368876 0.5683944059709081
