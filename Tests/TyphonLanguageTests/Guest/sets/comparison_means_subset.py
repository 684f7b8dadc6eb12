print({1} < {1, 2}, {1} <= {1}, {1, 2} >= {2}, {1} < {1}, {1} < {2}, {2, 1} == {1, 2})  # expect: True True True False False True
print({1}.issubset([1, 2]), {1, 2}.issuperset([1]), {1}.isdisjoint({2}))  # expect: True True True
