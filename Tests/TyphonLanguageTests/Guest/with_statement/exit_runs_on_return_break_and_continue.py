class M:
    def __enter__(self): pass
    def __exit__(self, *d): print("exit")

def f():
    for i in range(3):
        with M():
            if i == 0:
                continue
            return i

print(f())
# expect: exit
# expect: exit
# expect: 1
