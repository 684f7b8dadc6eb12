if True:
    continue  # syntax error: 'continue' not properly in loop
