from statistics import StatisticsError, mode

print(issubclass(StatisticsError, ValueError))  # expect: True
mode([])  # expect error: statistics.StatisticsError: no mode for empty data
