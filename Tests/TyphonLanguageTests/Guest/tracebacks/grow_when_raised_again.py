def f():
    try:
        1 / 0
    except ZeroDivisionError:
        raise

try:
    f()
except ZeroDivisionError as e:
    print(e.__traceback__.tb_next.tb_lineno)  # expect: 3
