d = {}
for i in range(500):
    d[f"k{i}"] = i
    if i % 3 == 0:
        del d[f"k{i // 2}"]
    if i % 7 == 0:
        d[f"k{i // 2}"] = -i
keys = list(d)
print(len(d), keys[0], keys[-1], keys == [k for k, _ in d.items()], all(d[k] is v or d[k] == v for k, v in d.items()))  # expect: 369 k0 k499 True True
