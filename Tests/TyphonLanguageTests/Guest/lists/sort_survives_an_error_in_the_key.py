xs = [3, 0, 2, 1]
try:
    xs.sort(key=lambda n: 6 // n)
except ZeroDivisionError:
    print(sorted(xs))  # expect: [0, 1, 2, 3]
