print(sorted([3, 1], reverse=True), int("11", base=2), sum([1], start=5), dict(a=1), "a-b".split(sep="-"), round(number=2.5))  # expect: [3, 1] 3 6 {'a': 1} ['a', 'b'] 2
len(obj=[])  # expect error: TypeError: len() takes no keyword arguments
