try:
    compile(b"x = '\xff'", "bad", "exec")
except SyntaxError as e:
    print(type(e).__name__)  # expect: SyntaxError
