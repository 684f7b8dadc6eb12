def work(n):
    global work
    if n == 1500:
        def work(n): return "new"
    return "old"
print({(n > 1500, work(n)) for n in range(3000)} == {(False, "old"), (True, "new")})  # expect: True
