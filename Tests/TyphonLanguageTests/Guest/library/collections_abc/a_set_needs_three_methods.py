from collections.abc import Set

class ListSet(Set):
    def __init__(self, items):
        self.items = []
        for item in items:
            if item not in self.items: self.items.append(item)
    def __iter__(self): return iter(self.items)
    def __contains__(self, item): return item in self.items
    def __len__(self): return len(self.items)
    def __repr__(self): return f"ListSet({self.items})"

a, b = ListSet("abc"), ListSet("bcd")
print(a & b, a | b, a - b, a ^ b)  # expect: ListSet(['b', 'c']) ListSet(['a', 'b', 'c', 'd']) ListSet(['a']) ListSet(['a', 'd'])
print(a & "ax", [1] | a, {"a", "z"} - a, a == {"a", "b", "c"}, a <= {"a", "b", "c", "d"})  # expect: ListSet(['a']) ListSet(['a', 'b', 'c', 1]) ListSet(['z']) True True
print(a < a, a <= a, a > ListSet("a"), a >= b, a != b, a.isdisjoint("xyz"), a._hash() == hash(frozenset("abc")))  # expect: False True True False True True True
a | 5  # expect error: TypeError: unsupported operand type(s) for |: 'ListSet' and 'int'
