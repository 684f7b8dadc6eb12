from abc import ABC

issubclass(3, ABC)  # expect error: TypeError: issubclass() arg 1 must be a class
