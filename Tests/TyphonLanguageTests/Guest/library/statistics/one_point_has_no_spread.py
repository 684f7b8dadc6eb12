from statistics import stdev

stdev([1])  # expect error: statistics.StatisticsError: stdev requires at least two data points
