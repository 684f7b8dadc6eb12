def expected(row, start, stop):
    return [row[i] for i in range(*slice(start, stop, -1).indices(len(row)))]


wrong = 0
ends = [None, True, *range(-6, 7), 1 << 70, -(1 << 70)]
for length in range(5):
    row = list(range(length))
    for start in ends:
        for stop in ends:
            if row[start:stop:-1] != expected(row, start, stop):
                wrong += 1
print(wrong)

# expect: 0
