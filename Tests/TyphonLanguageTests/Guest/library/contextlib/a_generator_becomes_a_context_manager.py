from contextlib import contextmanager

@contextmanager
def tag(name):
    "The tag."
    log.append("<" + name)
    try:
        yield name.upper()
    finally:
        log.append(name + ">")

log = []
with tag("b") as upper:
    log.append(upper)
print(log)  # expect: ['<b', 'B', 'b>']
print(tag.__name__, tag.__doc__, tag.__wrapped__.__name__)  # expect: tag The tag. tag
