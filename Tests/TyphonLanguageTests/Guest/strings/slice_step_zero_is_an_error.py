"abc"[::0]  # expect error: ValueError: slice step cannot be zero
