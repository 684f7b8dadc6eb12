import sys


def inner():
    try:
        1 / 0
    except ZeroDivisionError as error:
        frame = error.__traceback__.tb_frame
        return frame.f_code.co_name, frame.f_back.f_code.co_name, frame.f_locals is not None


def outer():
    return inner()


print(outer())  # expect: ('inner', 'outer', True)


def caller():
    return sys._getframe(1).f_code.co_name, sys._getframe().f_lineno


def calls():
    return caller()


print(calls())  # expect: ('calls', 20)
try:
    sys._getframe(1000)
except ValueError as error:
    print(error)  # expect: call stack is not deep enough
