for make in set, frozenset:
    print(make([3, 1, 3]), make((1,)), sorted(make("hello")), make({2}), make(frozenset({4})), make(range(3)), make({5: 6}), make(n for n in [7]))
# expect: {1, 3} {1} ['e', 'h', 'l', 'o'] {2} {4} {0, 1, 2} {5} {7}
# expect: frozenset({1, 3}) frozenset({1}) ['e', 'h', 'l', 'o'] frozenset({2}) frozenset({4}) frozenset({0, 1, 2}) frozenset({5}) frozenset({7})

constant = frozenset("ab")
copy = {1, 2}
print(frozenset(constant) is constant, set(copy) is copy, set(copy) == copy)  # expect: True False True

for wrong in [[]], 5, None:
    try:
        set(wrong)
    except TypeError as error:
        print(error)
# expect: unhashable type: 'list'
# expect: 'int' object is not iterable
# expect: 'NoneType' object is not iterable


class Key:
    def __hash__(self):
        return 1

    def __eq__(self, other):
        raise KeyError("compared")


try:
    set([Key(), Key()])
except KeyError as error:
    print("KeyError:", error)  # expect: KeyError: 'compared'
