xs = list(range(10))
seen = []
for x in xs:
    seen.append(x)
    xs.clear()
print(seen, xs)  # expect: [0] []
