from copy import copy, deepcopy

a = [1, [2], {3: [4]}]
shallow, deep = copy(a), deepcopy(a)
print(shallow == a, shallow is a, shallow[1] is a[1])  # expect: True False True
print(deep == a, deep is a, deep[1] is a[1], deep[2][3] is a[2][3])  # expect: True False False False
