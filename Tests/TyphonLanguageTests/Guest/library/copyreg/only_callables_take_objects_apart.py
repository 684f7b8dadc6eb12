import copyreg

copyreg.pickle(int, 5)  # expect error: TypeError: reduction functions must be callable
