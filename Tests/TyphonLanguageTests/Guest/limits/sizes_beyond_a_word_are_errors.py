for make in (lambda: "x" * 10 ** 30, lambda: [0] * 10 ** 30, lambda: bytes(10 ** 30), lambda: 1 << 10 ** 30, lambda: "a".center(10 ** 30)):
    try:
        make()
    except (OverflowError, MemoryError) as e:
        print("caught")
# expect: caught
# expect: caught
# expect: caught
# expect: caught
# expect: caught
