if x = 1:  # syntax error: invalid syntax. Maybe you meant '==' or ':=' instead of '='?
    pass
