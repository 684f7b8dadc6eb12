from contextlib import ExitStack

def fail(error):
    def exit(*details):
        seen.append(details[0])
        raise error
    return exit

def swallow(*details):
    seen.append(details[0])
    return True

seen = []
with ExitStack() as stack:
    stack.push(swallow)
    stack.push(fail(TypeError("t")))
    raise KeyError("k")
print(seen)  # expect: [<class 'KeyError'>, <class 'TypeError'>]
try:
    with ExitStack() as stack:
        stack.push(fail(OSError("o")))
        stack.push(fail(TypeError("t")))
        raise KeyError("k")
except OSError as error:
    print(repr(error), repr(error.__context__), repr(error.__context__.__context__))  # expect: OSError('o') TypeError('t') KeyError('k')
