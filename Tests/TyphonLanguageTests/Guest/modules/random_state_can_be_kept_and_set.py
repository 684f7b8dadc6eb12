import random

rng = random.Random("text")
state = rng.getstate()
first = rng.random()
rng.setstate(state)
print(rng.random() == first, first, random.Random(10 ** 30).random(), random.Random(-5).random(), random.Random(1.5).random())  # expect: True 0.8711565613554825 0.9341508484568806 0.6229016948897019 0.551763726942059
