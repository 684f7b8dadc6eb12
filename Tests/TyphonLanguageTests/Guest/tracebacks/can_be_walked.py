def f():
    1 / 0

try:
    f()
except ZeroDivisionError as e:
    t = e.__traceback__
    print(t.tb_lineno, t.tb_next.tb_lineno, t.tb_next.tb_next)  # expect: 5 2 None
    print(t.tb_frame.f_code.co_name, t.tb_next.tb_frame.f_code.co_name)  # expect: <module> f
