from operator import indexOf

indexOf([1, 2], 3)  # expect error: ValueError: sequence.index(x): x not in sequence
