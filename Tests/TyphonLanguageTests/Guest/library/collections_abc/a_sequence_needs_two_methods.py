from collections.abc import Sequence

class Letters(Sequence):
    def __init__(self, text): self.text = text
    def __len__(self): return len(self.text)
    def __getitem__(self, index): return self.text[index]

s = Letters("banana")
print(list(s), list(reversed(s)), "n" in s, "x" in s)  # expect: ['b', 'a', 'n', 'a', 'n', 'a'] ['a', 'n', 'a', 'n', 'a', 'b'] True False
print(s.index("a"), s.index("a", 2), s.index("a", -1), s.count("a"))  # expect: 1 3 5 3
s.index("x")  # expect error: ValueError
