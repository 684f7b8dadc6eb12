print([[i * j for j in range(3)] for i in range(3)])  # expect: [[0, 0, 0], [0, 1, 2], [0, 2, 4]]
print([sum(n for n in range(k)) for k in range(4)])  # expect: [0, 0, 1, 3]
