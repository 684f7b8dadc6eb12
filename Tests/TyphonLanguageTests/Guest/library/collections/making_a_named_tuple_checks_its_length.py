from collections import namedtuple

namedtuple("P", "x y")._make("abc")  # expect error: TypeError: Expected 2 arguments, got 3
