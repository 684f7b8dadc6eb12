from itertools import product

product("ab", repeat=-1)  # expect error: ValueError: repeat argument cannot be negative
