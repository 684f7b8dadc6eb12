d = {"a": 1}
for k in d:  # expect error: RuntimeError: dictionary changed size during iteration
    d[k + "x"] = 1
