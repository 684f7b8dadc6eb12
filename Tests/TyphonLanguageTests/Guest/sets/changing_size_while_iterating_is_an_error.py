s = {1}
for x in s:  # expect error: RuntimeError: Set changed size during iteration
    s.add(x + 1)
