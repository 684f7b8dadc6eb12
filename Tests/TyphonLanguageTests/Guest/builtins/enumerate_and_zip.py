print(list(enumerate("ab")), list(enumerate("ab", 5)), list(zip([1, 2, 3], "ab")), list(zip()))  # expect: [(0, 'a'), (1, 'b')] [(5, 'a'), (6, 'b')] [(1, 'a'), (2, 'b')] []
list(zip([1], [1, 2], strict=True))  # expect error: ValueError: zip() argument 2 is longer than argument 1
