from copy import deepcopy

x, memo = [1], {}
y = deepcopy(x, memo)
print(memo[id(x)] is y, deepcopy(x, memo) is y, deepcopy([x], {id(x): 5}))  # expect: True True [5]
