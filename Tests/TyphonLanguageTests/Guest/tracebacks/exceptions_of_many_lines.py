raise ValueError("first\nsecond")  # expect error: second
# expect stderr: ValueError: first
