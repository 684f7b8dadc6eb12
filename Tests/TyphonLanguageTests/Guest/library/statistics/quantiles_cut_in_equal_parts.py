from statistics import quantiles

print(quantiles([1, 2, 3, 4, 5]), quantiles(range(1, 101), n=10), quantiles([1, 5, 2, 9], method="inclusive"), quantiles([1, 2], n=1))  # expect: [1.5, 3.0, 4.5] [10.1, 20.2, 30.3, 40.4, 50.5, 60.6, 70.7, 80.8, 90.9] [1.75, 3.5, 6.0] []
