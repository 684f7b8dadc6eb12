def walk(container, change):
    seen = []
    try:
        for item in container:
            seen.append(item)
            change(len(seen))
    except RuntimeError as error:
        seen.append(str(error))
    print(seen)


table = {1: "a", 2: "b", 3: "c"}
walk(table, lambda n: None)
walk(table.values(), lambda n: table.__setitem__(3, "z"))
walk(table, lambda n: table.__setitem__(10 + n, n) if n == 1 else None)
walk(table.values(), lambda n: table.pop(2) if n == 2 else None)
keys = {1, 2, 3}
walk(keys, lambda n: None)
walk(keys, lambda n: keys.add(9) if n == 2 else None)
walk(keys, lambda n: keys.discard(9) if n == 1 else None)
swapped = {1: 1, 2: 2}


def swap(n):
    del swapped[n]
    swapped[n + 5] = n


walk(swapped, lambda n: swap(n) if n < 3 else None)
walk(frozenset([5, 6]), lambda n: None)
iterator = iter(keys)
print(list(iterator), list(iterator), next(iterator, "end"))
letters = set("hello")
print(sorted(letters), sorted(set(["a", "b", "a", 1.0, 1][:3])), len(set([[1].__len__(), 1, True, 1.0])))
while letters:
    letters.pop()
print(letters, {}.pop("x", None))

# expect: [1, 2, 3]
# expect: ['a', 'b', 'z']
# expect: [1, 'dictionary changed size during iteration']
# expect: ['a', 'b', 'dictionary changed size during iteration']
# expect: [1, 2, 3]
# expect: [1, 2, 'Set changed size during iteration']
# expect: [1, 'Set changed size during iteration']
# expect: [1, 2, 'dictionary keys changed during iteration']
# expect: [5, 6]
# expect: [1, 2, 3] [] end
# expect: ['e', 'h', 'l', 'o'] ['a', 'b'] 1
# expect: set() None
