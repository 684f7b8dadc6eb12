extension GuestModules {
    static let moduleRecursiveReprInner: StaticString = #"""
"""A decorator for the `__repr__` of containers that may hold themselves."""

from _thread import get_ident

_running = set()


def recursive_repr(fillvalue="..."):
    """Decorate a `__repr__`: inside itself it returns the fill value."""

    def decorate(method):
        def __repr__(self):
            key = id(self), get_ident()
            if key in _running:
                return fillvalue
            _running.add(key)
            try:
                return method(self)
            finally:
                _running.discard(key)

        for name in ("__module__", "__doc__", "__name__", "__qualname__", "__annotations__"):
            setattr(__repr__, name, getattr(method, name))
        __repr__.__wrapped__ = method
        return __repr__

    return decorate
"""#
}
