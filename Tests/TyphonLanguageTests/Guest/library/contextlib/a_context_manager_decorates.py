from contextlib import contextmanager, ContextDecorator

log = []

@contextmanager
def noted(name):
    log.append("in " + name)
    yield
    log.append("out " + name)

class Counted(ContextDecorator):
    runs = 0
    def __enter__(self):
        Counted.runs += 1
    def __exit__(self, *details):
        return details[0] is KeyError

@noted("double")
@Counted()
def double(x):
    "Twice."
    return {1: 2, 2: 4}[x]

print(double(1), double(2), double(3), log, Counted.runs, double.__name__, double.__doc__)  # expect: 2 4 None ['in double', 'out double', 'in double', 'out double', 'in double', 'out double'] 3 double Twice.
