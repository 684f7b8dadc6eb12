x = [1, 2  # syntax error: '[' was never closed
y = 3
