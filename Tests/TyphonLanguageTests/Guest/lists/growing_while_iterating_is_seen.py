xs = [1, 2]
for x in xs:
    if len(xs) < 5:
        xs.append(x * 10)
print(xs)  # expect: [1, 2, 10, 20, 100]
