from functools import total_ordering

class Nothing: pass

total_ordering(Nothing)  # expect error: ValueError: must define at least one ordering operation: < > <= >=
