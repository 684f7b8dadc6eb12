import time
for seconds in (-1, float("nan"), 10 ** 30, "1"):
    try:
        time.sleep(seconds)
    except (ValueError, OverflowError, TypeError) as e:
        print(type(e).__name__)
# expect: ValueError
# expect: ValueError
# expect: OverflowError
# expect: TypeError
