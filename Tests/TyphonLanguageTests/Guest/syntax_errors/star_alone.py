*a = [1]  # syntax error: starred assignment target must be in a list or tuple
