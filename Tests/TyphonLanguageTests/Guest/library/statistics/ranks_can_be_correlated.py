# skip-oracle
from statistics import correlation

print(correlation([1, 2, 3, 4], [1, 10, 100, 1000], method="ranked"), correlation([1, 2, 2, 4], [3, 1, 1, 0], method="ranked"))  # expect: 1.0 -1.0
