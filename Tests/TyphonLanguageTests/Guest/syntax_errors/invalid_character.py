x = 5 € 3  # syntax error: invalid character '€' (U+20AC)
