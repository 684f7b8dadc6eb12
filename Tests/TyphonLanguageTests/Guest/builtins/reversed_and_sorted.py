print(list(reversed([1, 2])), list(reversed("ab")), list(reversed(range(3))), sorted({"b": 1, "a": 2}))  # expect: [2, 1] ['b', 'a'] [2, 1, 0] ['a', 'b']
reversed({1})  # expect error: TypeError: 'set' object is not reversible
