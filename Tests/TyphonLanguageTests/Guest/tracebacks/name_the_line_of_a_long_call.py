def f(*args):
    return args

f(1,
  2,
  1 / 0)  # expect error: ZeroDivisionError: division by zero
