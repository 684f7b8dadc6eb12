def inner(x):
    y = x + 1
    return 10 // x
def outer(n):
    total = 0
    for i in range(n, -1, -1):
        total += inner(i)
    return total
try: outer(3000)
except ZeroDivisionError as e:
    places, trace = [], e.__traceback__
    while trace:
        places.append((trace.tb_lineno, trace.tb_frame.f_code.co_name))
        trace = trace.tb_next
    print(places)  # expect: [(9, '<module>'), (7, 'outer'), (3, 'inner')]
def handled(n):
    caught = 0
    for i in range(n):
        try: inner(i % 3)
        except ZeroDivisionError: caught += 1
        finally: caught += 1
    return caught
print(handled(3000))  # expect: 4000
