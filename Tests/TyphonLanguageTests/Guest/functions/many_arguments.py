def f(*args, **kwargs):
    return len(args), len(kwargs)

print(f(*range(300), **{f"k{i}": i for i in range(300)}))  # expect: (300, 300)
