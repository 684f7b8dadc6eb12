x = 1)  # syntax error: unmatched ')'
