for make in (lambda: f"{1:99999999999999999999}", lambda: "%99999999999999999999d" % 1, lambda: "{:.99999999999999999999f}".format(1.0)):
    try:
        make()
    except (ValueError, OverflowError, MemoryError):
        print("caught")
# expect: caught
# expect: caught
# expect: caught
