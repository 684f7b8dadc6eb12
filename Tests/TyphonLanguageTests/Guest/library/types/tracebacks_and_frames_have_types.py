import types

try:
    1 / 0
except ZeroDivisionError as e:
    print(type(e.__traceback__) is types.TracebackType, type(e.__traceback__.tb_frame) is types.FrameType)  # expect: True True
