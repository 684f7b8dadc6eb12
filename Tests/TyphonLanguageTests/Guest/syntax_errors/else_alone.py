else:  # syntax error: invalid syntax
    pass
