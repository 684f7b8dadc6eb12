if (n := 10) > 5:
    print(n)  # expect: 10
print([y for x in range(5) if (y := x * x) > 3], y)  # expect: [4, 9, 16] 16
