from functools import partial

partial(5)  # expect error: TypeError: the first argument must be callable
