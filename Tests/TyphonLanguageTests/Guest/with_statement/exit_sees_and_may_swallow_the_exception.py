class Swallow:
    def __enter__(self): return self
    def __exit__(self, kind, value, trace):
        print(kind.__name__, value, trace is not None)
        return True

with Swallow():
    raise ValueError("x")  # the manager returns True
# expect: ValueError x True
print("after")  # expect: after
