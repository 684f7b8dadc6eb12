def f(n):
    if n == 0:
        raise ValueError("bottom")  # expect error: ValueError: bottom
    f(n - 1)

f(10)
# expect stderr: [Previous line repeated 7 more times]
