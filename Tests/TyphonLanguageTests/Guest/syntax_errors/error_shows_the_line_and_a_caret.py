value = 3 +* 4  # syntax error: invalid syntax
# expect stderr: value = 3 +* 4  # syntax error: invalid syntax
# expect stderr: ^
