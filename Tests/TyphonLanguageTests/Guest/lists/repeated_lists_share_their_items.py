row = [[0]] * 2
row[0].append(1)
print(row)  # expect: [[0, 1], [0, 1]]
