try:
    {}["k"]
except KeyError as e:
    raise ValueError("bad") from e  # expect error: ValueError: bad
# expect stderr: KeyError: 'k'
# expect stderr: The above exception was the direct cause of the following exception:
# expect stderr: Traceback (most recent call last):
