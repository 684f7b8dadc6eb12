nan = float("nan")
print(nan in [nan], [nan] == [nan], [nan].count(nan), [float("nan")] == [float("nan")])  # expect: True True 1 False
