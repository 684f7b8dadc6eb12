print(True + True, True * 3, isinstance(True, int))  # expect: 2 3 True
print(True == 1, {1: "one"}[True], [10, 20][True])  # expect: True one 20
print(True & False, True | False, True ^ True, ~True)  # expect: False True False -2
