source = "".join(" " * i + "if 1:\n" for i in range(500)) + " " * 500 + "pass\n"
try:
    compile(source, "deep", "exec")
except SyntaxError as e:
    print(type(e).__name__, e.msg)  # expect: IndentationError too many levels of indentation
