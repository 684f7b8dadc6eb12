d = {i: i for i in range(1000)}
for i in range(0, 1000, 2):
    del d[i]
for i in range(1000, 1200):
    d[i] = i
print(len(d), list(d)[:3], list(d)[-1], sum(d))  # expect: 700 [1, 3, 5] 1199 469900
