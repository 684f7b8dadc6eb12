try:
    compile("x = 1\0", "bad", "exec")
except (SyntaxError, ValueError) as e:
    print(e)  # expect: source code string cannot contain null bytes
