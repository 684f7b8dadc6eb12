m = map(lambda x: 1 // x, [1, 0])
print(next(m))  # expect: 1
print(list(map(max, [1, 5], [4, 2])), list(filter(None, [0, 1, "", "a"])), list(filter(str.isdigit, "a1b2")))  # expect: [4, 5] [1, 'a'] ['1', '2']
next(m)  # expect error: ZeroDivisionError: integer division or modulo by zero
