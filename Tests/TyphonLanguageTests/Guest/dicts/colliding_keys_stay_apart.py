d = {i << 32: i for i in range(100)}
d.update({(i << 32) + 2 ** 61 - 1: -i for i in range(100)})
print(len(d), d[5 << 32], d[(5 << 32) + 2 ** 61 - 1], sum(d.values()))  # expect: 200 5 -5 0
