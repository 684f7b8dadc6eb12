print("a", 1, None, sep="-", end="!\n")  # expect: a-1-None!
print()  # expect:
print(*[1, 2], sep="")  # expect: 12
