class Box:
    def __init__(self): self.d = {}
    def __len__(self): return len(self.d)
    def __getitem__(self, k): return self.d[k]
    def __setitem__(self, k, v): self.d[k] = v
    def __delitem__(self, k): del self.d[k]
    def __contains__(self, k): return k == "magic" or k in self.d
    def __iter__(self): return iter(sorted(self.d))

b = Box()
b["y"] = 1; b["x"] = 2; b["z"] = 3
del b["z"]
print(len(b), b["x"], "magic" in b, "q" in b, list(b), bool(b))  # expect: 2 2 True False ['x', 'y'] True
