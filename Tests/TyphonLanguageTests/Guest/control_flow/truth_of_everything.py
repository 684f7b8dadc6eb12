class Empty:
    def __len__(self):
        return 0

class No:
    def __bool__(self):
        return False

print([bool(x) for x in (0, 0.0, "", [], {}, set(), None, (), Empty(), No(), range(0), b"")].count(False))  # expect: 12
print(all(bool(x) for x in (1, -1, 0.1, " ", [0], {0: 0}, object(), int, print)))  # expect: True
