from collections.abc import Generator

class Echo(Generator):
    def send(self, value): return value
    def throw(self, kind, value=None, traceback=None): return super().throw(kind, value, traceback)

e = Echo()
print(next(e), e.send(3), iter(e) is e, e.close())  # expect: None 3 True None
try:
    e.throw(ValueError, ValueError("given"))
except ValueError as error:
    print(error)  # expect: given

class Stubborn(Echo):
    def throw(self, *details): return 1

Stubborn().close()  # expect error: RuntimeError: generator ignored GeneratorExit
