def level(n):
    if n == 0:
        raise ValueError("bottom")
    try:
        level(n - 1)
    except KeyError:
        print("never")
    finally:
        count.append(n)

count = []
try:
    level(50)
except ValueError as e:
    print(e, count == list(range(1, 51)))  # expect: bottom True
