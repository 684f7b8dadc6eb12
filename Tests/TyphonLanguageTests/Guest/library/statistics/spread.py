from statistics import pstdev, pvariance, stdev, variance

data = [1.5, 2.5, 2.5, 2.75, 3.25, 4.75]
print(variance(data), pvariance(data), stdev(data), pstdev(data), variance(data, 3))  # expect: 1.16875 0.9739583333333334 1.0810874155219827 0.986893273527251 1.1875
print(variance([1, 2, 3]), pvariance([1, 2, 3, 4]), stdev([1, 2]), pstdev([5]), stdev([1e-200, 2e-200]))  # expect: 1 1.25 0.7071067811865476 0.0 7.071067811865475e-201
