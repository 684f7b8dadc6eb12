def f():
    from math import *  # syntax error: import * only allowed at module level
