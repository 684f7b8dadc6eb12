# skip-oracle
from contextlib import suppress

with suppress(KeyError):
    raise ExceptionGroup("all", [KeyError(1), ExceptionGroup("inner", [KeyError(2)])])
try:
    with suppress(KeyError):
        raise ExceptionGroup("some", [KeyError(1), ValueError(2)])
except ExceptionGroup as group:
    print(group.exceptions)  # expect: (ValueError(2),)
