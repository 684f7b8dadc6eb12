f(a=1, 2)  # syntax error: positional argument follows keyword argument
