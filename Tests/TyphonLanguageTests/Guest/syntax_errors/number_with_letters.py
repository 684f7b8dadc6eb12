x = 12abc  # syntax error: invalid decimal literal
