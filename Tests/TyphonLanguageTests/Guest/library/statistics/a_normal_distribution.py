from statistics import NormalDist

n = NormalDist(100, 15)
print(n, n.mean, n.variance, round(n.cdf(115), 9), round(n.pdf(100), 9), round(n.inv_cdf(0.9), 9), n.zscore(130), [round(q, 6) for q in n.quantiles()])  # expect: NormalDist(mu=100.0, sigma=15.0) 100.0 225.0 0.841344746 0.026596152 119.223273483 2.0 [89.882654, 100.0, 110.117346]
print(n + NormalDist(5, 20), n - 5, n * 2, -n / 5, n == NormalDist(100.0, 15), NormalDist.from_samples([1, 2, 3]), round(n.overlap(NormalDist(110, 10)), 9))  # expect: NormalDist(mu=105.0, sigma=25.0) NormalDist(mu=95.0, sigma=15.0) NormalDist(mu=200.0, sigma=30.0) NormalDist(mu=-20.0, sigma=3.0) True NormalDist(mu=2.0, sigma=1.0) 0.653876916
print(len(n.samples(3, seed=1)), NormalDist(1, 2).inv_cdf(0.5))  # expect: 3 1.0
