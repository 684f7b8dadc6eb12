try:
    {}["k"]
except KeyError:
    raise ValueError("bad")  # expect error: ValueError: bad
# expect stderr: KeyError: 'k'
# expect stderr: During handling of the above exception, another exception occurred:
# expect stderr: Traceback (most recent call last):
