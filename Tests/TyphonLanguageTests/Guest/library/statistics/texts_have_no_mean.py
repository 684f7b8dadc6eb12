from statistics import mean

mean(["a", "b"])  # expect error: TypeError: can't convert type 'str' to numerator/denominator
