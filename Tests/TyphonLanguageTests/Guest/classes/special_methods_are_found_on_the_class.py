class C:
    def __len__(self): return 1

c = C()
c.__len__ = lambda: 99
print(len(c), c.__len__())  # expect: 1 99
