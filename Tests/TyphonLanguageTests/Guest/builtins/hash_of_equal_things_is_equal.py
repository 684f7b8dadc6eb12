print(hash(1) == hash(1.0) == hash(True), hash("a") == hash("a"), hash(-1), hash(2 ** 61 - 1), hash((1, 2)) == hash((1, 2)))  # expect: True True -2 0 True
