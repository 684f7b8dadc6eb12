print((1, 2) < (1, 3), (1,) < (1, 0), (1, "a") == (1, "a"), hash((1, 2)) == hash((1, 2)))  # expect: True True True True
print({(1, 2): "x"}[1, 2], (1, 2) + (3,), (0,) * 3)  # expect: x (1, 2, 3) (0, 0, 0)
hash((1, []))  # expect error: TypeError: unhashable type: 'list'
