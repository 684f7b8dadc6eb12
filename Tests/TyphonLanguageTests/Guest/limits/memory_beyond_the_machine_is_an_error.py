for make in (lambda: "x" * 10 ** 15, lambda: [0] * 10 ** 15, lambda: bytes(10 ** 15), lambda: (1,) * 10 ** 15, lambda: bytearray(10 ** 15)):
    try:
        make()
    except MemoryError:
        print("MemoryError")
# expect: MemoryError
# expect: MemoryError
# expect: MemoryError
# expect: MemoryError
# expect: MemoryError
