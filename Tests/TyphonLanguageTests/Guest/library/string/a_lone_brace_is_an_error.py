from string import Formatter

list(Formatter().parse("a } b"))  # expect error: ValueError: Single '}' encountered in format string
