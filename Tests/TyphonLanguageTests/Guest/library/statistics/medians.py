from statistics import median, median_grouped, median_high, median_low

data = [7, 1, 3, 5]
print(median(data), median_low(data), median_high(data), median([3, 1, 2]), median_grouped([1, 2, 2, 3, 4, 4, 4, 4, 4, 5]), median_low("abcd"))  # expect: 4.0 3 5 2 3.7 b
