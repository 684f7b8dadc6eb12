class Key:
    def __init__(self, number, action=None):
        self.number, self.action = number, action

    def __hash__(self):
        return 0

    def __eq__(self, other):
        action, self.action = self.action, None
        if action:
            action()
        return isinstance(other, Key) and self.number == other.number


numbers = {0, -0.0, False, None, 1}
print(len(numbers), 0 in numbers, len(numbers - {0}), numbers ^ {None, 0, 1, 2})  # expect: 3 True 2 {2}
numbers.remove(0)
print(0 in numbers, len(numbers | {0}), [n for n in range(3) if n in numbers])  # expect: False 3 [1]

left, right = set(range(0, 40, 3)), {Key(1), Key(2)}
right.add(Key(3, lambda: left.update(range(500))))
print(len(left | right), len(left ^ right), len(right & left))  # expect: 17 503 0

left, right = {Key(1)}, {Key(n) for n in range(5)}
left.add(Key(7, lambda: right.clear()))
left |= right
print(sorted(key.number for key in left)[:2], len(right))  # expect: [0, 1] 0
