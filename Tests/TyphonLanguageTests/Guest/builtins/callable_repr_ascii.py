print(callable(len), callable("x"), repr("é"), ascii("é"), repr(None), repr(print))  # expect: True False 'é' '\xe9' None <built-in function print>
