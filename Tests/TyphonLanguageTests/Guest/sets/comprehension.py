print(sorted({n % 3 for n in range(10)}), len({c for c in "banana"}))  # expect: [0, 1, 2] 3
{[]}  # expect error: TypeError: unhashable type: 'list'
