from contextlib import suppress

with suppress(KeyError, IndexError):
    [][1]
    print("not reached")
with suppress():
    print("nothing to suppress")  # expect: nothing to suppress
with suppress(LookupError):
    raise ValueError("other")  # expect error: ValueError: other
