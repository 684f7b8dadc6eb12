xs = [1, 2, 3, 2]
print(xs.pop(), xs.pop(0), xs)  # expect: 2 1 [2, 3]
xs.remove(2)
print(xs)  # expect: [3]
xs.clear()
try:
    xs.remove(9)
except ValueError as e:
    print(e)  # expect: list.remove(x): x not in list
xs.pop()  # expect error: IndexError: pop from empty list
