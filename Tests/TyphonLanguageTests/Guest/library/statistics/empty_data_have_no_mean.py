from statistics import mean

mean([])  # expect error: statistics.StatisticsError: mean requires at least one data point
