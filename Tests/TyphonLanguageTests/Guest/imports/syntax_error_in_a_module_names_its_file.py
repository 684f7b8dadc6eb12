import helpers.broken  # expect error: SyntaxError: invalid syntax
# expect stderr: x = = 1
