from statistics import correlation, covariance, linear_regression

x, y = [1, 2, 3, 4], [2, 4, 6, 9]
print(covariance(x, y), round(correlation(x, y), 12), correlation(x, [4, 3, 2, 1]))  # expect: 3.8333333333333335 0.994376712684 -1.0
print(linear_regression(x, [3, 5, 7, 9]), linear_regression(x, [2, 4, 6, 8], proportional=True).slope)  # expect: LinearRegression(slope=2.0, intercept=1.0) 2.0
