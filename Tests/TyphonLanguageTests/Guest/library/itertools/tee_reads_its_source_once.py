from itertools import tee

read = []

def source():
    for i in range(3):
        read.append(i)
        yield i

a, b = tee(source())
print(next(a), next(a), next(b), read)  # expect: 0 1 0 [0, 1]
print(list(b), list(a), read)  # expect: [1, 2] [2] [0, 1, 2]
