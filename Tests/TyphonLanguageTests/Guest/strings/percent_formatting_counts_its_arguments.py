try:
    "%s %s" % ("a",)
except TypeError as e:
    print(e)  # expect: not enough arguments for format string
"%s" % (1, 2)  # expect error: TypeError: not all arguments converted during string formatting
