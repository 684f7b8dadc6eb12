xs = [1, 2, 3]
print(xs[-10 ** 30:10 ** 30], xs[10 ** 30:], "abc"[:-10 ** 30] == "", xs[::10 ** 30])  # expect: [1, 2, 3] [] True [1]
xs[10 ** 30]  # expect error: IndexError: cannot fit 'int' into an index-sized integer
