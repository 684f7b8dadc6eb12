def f(a, a):  # syntax error: duplicate argument 'a' in function definition
    pass
