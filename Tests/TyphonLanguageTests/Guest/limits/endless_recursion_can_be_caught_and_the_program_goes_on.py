def f():
    f()

for _ in range(3):
    try:
        f()
    except RecursionError as e:
        print(type(e).__name__)
print("alive")
# expect: RecursionError
# expect: RecursionError
# expect: RecursionError
# expect: alive
