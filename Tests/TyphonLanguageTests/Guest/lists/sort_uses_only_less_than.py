class Card:
    def __init__(self, rank):
        self.rank = rank

    def __lt__(self, other):
        return self.rank < other.rank

print([c.rank for c in sorted(map(Card, [3, 1, 2]))])  # expect: [1, 2, 3]
[1, "a"].sort()  # expect error: TypeError: '<' not supported between instances of 'str' and 'int'
