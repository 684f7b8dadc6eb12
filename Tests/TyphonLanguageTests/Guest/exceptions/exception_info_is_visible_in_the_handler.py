import sys
print(sys.exc_info() == (None, None, None))  # expect: True
try:
    1 / 0
except ZeroDivisionError as e:
    kind, value, trace = sys.exc_info()
    print(kind is ZeroDivisionError, value is e, trace is e.__traceback__)  # expect: True True True
print(sys.exc_info()[0])  # expect: None
