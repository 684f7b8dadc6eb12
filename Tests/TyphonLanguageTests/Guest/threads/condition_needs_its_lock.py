from threading import Condition

try:
    Condition().notify()
except RuntimeError as e:
    print(e)  # expect: cannot notify on un-acquired lock
Condition().wait()  # expect error: RuntimeError: cannot wait on un-acquired lock
