sources = ["(" * 10000 + ")" * 10000, "[" * 10000 + "]" * 10000, "-" * 10000 + "x", "not " * 10000 + "1",
           "f(" * 10000 + ")" * 10000, "lambda: " * 10000 + "1", "1 if 1 else " * 10000 + "1", "{1:" * 10000 + "}" * 10000]
for source in sources:
    try:
        compile(source, "deep", "eval")
    except (SyntaxError, MemoryError, RecursionError):
        pass
print("alive")  # expect: alive
