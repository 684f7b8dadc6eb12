try:
    raise ExceptionGroup("many", [ValueError(1), TypeError(2), ValueError(3)])
except* ValueError as g:
    print(len(g.exceptions))  # expect: 2
except* TypeError as g:
    print(repr(g.exceptions[0]))  # expect: TypeError(2)
