x = """abc  # syntax error: unterminated triple-quoted string literal (detected at line 2)
more
