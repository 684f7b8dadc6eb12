rows = [[0] * 3 for _ in range(2)]
first = rows[0]
first[1] = 5
rows[1], rows[0] = rows[0], rows[1]
print(rows, rows[1] is first)  # expect: [[0, 0, 0], [0, 5, 0]] True
