for i, (a, *b) in enumerate([(1, 2, 3), "xy"]):
    print(i, a, b)
# expect: 0 1 [2, 3]
# expect: 1 x ['y']
