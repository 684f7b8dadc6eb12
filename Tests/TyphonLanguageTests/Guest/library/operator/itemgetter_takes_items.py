from operator import itemgetter

print(itemgetter(1)("abc"), itemgetter(2, 0)("abc"), itemgetter("k")({"k": 5}), itemgetter(slice(1, None))([1, 2, 3]))  # expect: b ('c', 'a') 5 [2, 3]
print(sorted([("b", 2), ("a", 3), ("c", 1)], key=itemgetter(1)), itemgetter(1, "a"))  # expect: [('c', 1), ('b', 2), ('a', 3)] operator.itemgetter(1, 'a')
itemgetter(5)([])  # expect error: IndexError: list index out of range
