from string import Formatter

Formatter().format("{:{:{}}}", "a", 5, 6)  # expect error: ValueError: Max string recursion exceeded
