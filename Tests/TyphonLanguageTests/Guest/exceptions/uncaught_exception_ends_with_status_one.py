print("before")  # expect: before
raise RuntimeError("the end")  # expect error: RuntimeError: the end
