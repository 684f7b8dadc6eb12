def down(n): return down(n + 1)
def even(n): return odd(n - 1) if n else True
def odd(n): return even(n - 1) if n else False
for _ in range(100): even(50)
for _ in range(3):
    try: down(0)
    except RecursionError as e: print(e)
# expect: maximum recursion depth exceeded
# expect: maximum recursion depth exceeded
# expect: maximum recursion depth exceeded
print(even(600))  # expect: True
