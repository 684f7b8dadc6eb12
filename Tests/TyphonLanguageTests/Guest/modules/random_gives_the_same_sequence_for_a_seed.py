import random

random.seed(42)
print(random.random(), random.random())  # expect: 0.6394267984578837 0.025010755222666936
print(random.randrange(100), random.randint(1, 6), random.choice("abcde"))  # expect: 35 2 b
print(random.getrandbits(64), random.uniform(1, 2))  # expect: 13585496030504862185 1.1024951761715074
