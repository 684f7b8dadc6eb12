for source in ("1" + " + 1" * 20000, "x = " + "[" + "1, " * 50000 + "]", "a" + ".b" * 20000, "'" + "x" * 1000000 + "'"):
    try:
        compile(source, "long", "exec")
    except (SyntaxError, MemoryError, RecursionError):
        pass
print("alive")  # expect: alive
