class Note:
    def __enter__(self): return self
    def __exit__(self, *details): print("exit")

with Note():
    {}["k"]  # expect error: KeyError: 'k'
# expect: exit
