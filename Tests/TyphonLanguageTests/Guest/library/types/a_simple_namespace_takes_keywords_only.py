from types import SimpleNamespace

SimpleNamespace(1)  # expect error: TypeError: no positional arguments expected
