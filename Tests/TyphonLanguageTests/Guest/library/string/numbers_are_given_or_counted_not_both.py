from string import Formatter

Formatter().format("{0} {}", 1, 2)  # expect error: ValueError: cannot switch from manual field specification to automatic field numbering
