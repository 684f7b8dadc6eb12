for _ in range(2):
    try:
        import helpers.failing
    except ZeroDivisionError:
        print("failed")
# expect: failing is running
# expect: failed
# expect: failing is running
# expect: failed
