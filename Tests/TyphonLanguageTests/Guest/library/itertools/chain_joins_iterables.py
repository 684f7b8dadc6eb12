from itertools import chain

print(list(chain("ab", [1], (), {2: 3})), list(chain()))  # expect: ['a', 'b', 1, 2] []
print(list(chain.from_iterable(["ab", "c"])), next(chain.from_iterable(iter([[7], 5]))))  # expect: ['a', 'b', 'c'] 7
