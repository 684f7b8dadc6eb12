import sys

def bad():
    yield 1
    raise ValueError("here")

def consume():
    return sum(bad())

try:
    consume()
except ValueError:
    names = []
    trace = sys.exc_info()[2]
    while trace:
        names.append(trace.tb_frame.f_code.co_name)
        trace = trace.tb_next
    print(names)  # expect: ['<module>', 'consume', 'bad']

try:
    sum(x for x in "a")
except TypeError as error:
    print(error)  # expect: unsupported operand type(s) for +: 'int' and 'str'
try:
    min(x for x in ())
except ValueError as error:
    print("empty" in str(error))  # expect: True
