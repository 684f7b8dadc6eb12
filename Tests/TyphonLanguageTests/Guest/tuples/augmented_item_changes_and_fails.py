t = ([1],)
try:
    t[0] += [2]
except TypeError as e:
    print(e, t)  # expect: 'tuple' object does not support item assignment ([1, 2],)
