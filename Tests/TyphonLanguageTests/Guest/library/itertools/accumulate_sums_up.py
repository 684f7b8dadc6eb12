from itertools import accumulate
from operator import mul

print(list(accumulate([1, 2, 3, 4])), list(accumulate([1, 2, 3, 4], mul)), list(accumulate("abc")))  # expect: [1, 3, 6, 10] [1, 2, 6, 24] ['a', 'ab', 'abc']
print(list(accumulate([3, 1, 4], max)), list(accumulate([1, 2], initial=100)), list(accumulate([], initial=5)), list(accumulate([])))  # expect: [3, 3, 4] [100, 101, 103] [5] []
