it = iter([1])
print(next(it), next(it, "none"), iter(it) is it)  # expect: 1 none True
xs = [3, 2, 1, 0, 5]
print(list(iter(xs.pop, 0)))  # expect: [5]
next(5)  # expect error: TypeError: 'int' object is not an iterator
