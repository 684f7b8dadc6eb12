from itertools import islice

for limits in ((-1,), ("a",), (1, -1), (1.5, 3), (1, 2, 0)):
    try:
        islice("abc", *limits)
    except ValueError as e:
        last = e
print(last)  # expect: Step for islice() must be a positive integer or None.
islice("abc", -1)  # expect error: ValueError: Stop argument for islice() must be None or an integer: 0 <= x <= sys.maxsize.
