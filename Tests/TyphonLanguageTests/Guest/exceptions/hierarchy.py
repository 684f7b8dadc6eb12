print(issubclass(KeyError, LookupError), issubclass(IndexError, LookupError), issubclass(ZeroDivisionError, ArithmeticError))  # expect: True True True
print(issubclass(KeyboardInterrupt, Exception), issubclass(SystemExit, BaseException), IOError is OSError)  # expect: False True True
print(issubclass(FileNotFoundError, OSError), issubclass(RecursionError, RuntimeError), issubclass(UnicodeDecodeError, ValueError))  # expect: True True True
