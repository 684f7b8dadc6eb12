print("never")
x = = 1  # syntax error: invalid syntax
