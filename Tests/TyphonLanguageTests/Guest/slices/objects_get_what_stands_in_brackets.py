class Show:
    def __getitem__(self, key):
        return key

s = Show()
print(s[1], s[1:2], s[::3], s[1, 2:3], s[...])  # expect: 1 slice(1, 2, None) slice(None, None, 3) (1, slice(2, 3, None)) Ellipsis
