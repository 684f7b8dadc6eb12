from contextlib import ExitStack

first = ExitStack()
first.callback(print, "left")
second = first.pop_all()
first.close()
print("still here")  # expect: still here
with ExitStack() as third:
    third.enter_context(3)  # expect error: TypeError: 'builtins.int' object does not support the context manager protocol
