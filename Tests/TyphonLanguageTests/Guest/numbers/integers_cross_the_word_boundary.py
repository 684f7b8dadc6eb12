for shift in (59, 60, 61, 62, 63, 64):
    n = 1 << shift
    print(n - 1 + 1 == n, -n + 1 - 1 == -n, n * 2 // 2 == n)
# expect: True True True
# expect: True True True
# expect: True True True
# expect: True True True
# expect: True True True
# expect: True True True
