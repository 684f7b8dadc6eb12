from collections.abc import Callable

Callable[int]  # expect error: TypeError: Callable must be used as Callable[[arg, ...], result].
