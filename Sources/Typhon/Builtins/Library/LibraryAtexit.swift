extension GuestModules {
    static let moduleAtexit: StaticString = #"""
"""Functions that are called when the program ends, the last registered first."""

_callbacks = []


def register(func, /, *args, **kwargs):
    """Call a function with these arguments when the program ends; returns the function."""
    if not callable(func):
        raise TypeError("the first argument must be callable")
    _callbacks.append((func, args, kwargs))
    return func


def unregister(func, /):
    """Do not call any function that is equal to this one."""
    _callbacks[:] = [entry for entry in _callbacks if entry[0] != func]


def _clear():
    """Forget all functions."""
    _callbacks.clear()


def _ncallbacks():
    """How many calls are waiting."""
    return len(_callbacks)


def _run_exitfuncs():
    """Make the calls; one that fails is reported and the others go on."""
    while _callbacks:
        func, args, kwargs = _callbacks.pop()
        try:
            func(*args, **kwargs)
        except BaseException as error:
            _report(func, error)


def _report(func, error):
    import sys

    if not isinstance(error, SystemExit):
        import traceback

        print(f"Exception ignored in atexit callback: {func!r}", file=sys.stderr)
        traceback.print_exception(type(error), error, error.__traceback__.tb_next)
"""#
}
