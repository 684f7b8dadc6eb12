extension GuestModules {
    static let moduleCollections: StaticString = #"""
"""Containers beside dict, list, set and tuple."""

__all__ = [
    "ChainMap", "Counter", "OrderedDict", "UserDict", "UserList", "UserString", "defaultdict", "deque", "namedtuple",
]

# Hardly a program needs all of them: each is loaded when it is first asked for.
_homes = {
    "ChainMap": "collections._user",
    "Counter": "collections._dicts",
    "OrderedDict": "collections._dicts",
    "UserDict": "collections._user",
    "UserList": "collections._user",
    "UserString": "collections._user",
    "defaultdict": "_collections",
    "deque": "_collections",
    "namedtuple": "collections._named",
}


def __getattr__(name):
    if name == "abc":
        import collections.abc
        return collections.abc
    if name not in _homes:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    home = __import__(_homes[name], fromlist=[name])
    value = globals()[name] = getattr(home, name)
    return value


def __dir__():
    return sorted({*globals(), *_homes})
"""#
}
