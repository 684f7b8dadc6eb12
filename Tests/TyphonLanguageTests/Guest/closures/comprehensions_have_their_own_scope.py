i = "outer"
squares = [i * i for i in range(3)]
print(i, squares)  # expect: outer [0, 1, 4]
