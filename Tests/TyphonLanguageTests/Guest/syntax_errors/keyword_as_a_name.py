class = 5  # syntax error: invalid syntax
