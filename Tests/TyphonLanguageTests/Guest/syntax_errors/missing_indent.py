def f():
x = 1  # syntax error: IndentationError: expected an indented block after function definition on line 1
