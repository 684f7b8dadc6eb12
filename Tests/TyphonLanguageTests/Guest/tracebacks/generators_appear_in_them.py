def g():
    yield 1
    raise ValueError("in g")  # expect error: ValueError: in g

for _ in g():
    pass
# expect stderr: for _ in g():
# expect stderr: raise ValueError("in g")  # expect error: ValueError: in g
