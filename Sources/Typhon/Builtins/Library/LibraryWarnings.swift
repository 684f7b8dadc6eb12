extension GuestModules {
    static let moduleWarnings: StaticString = #"""
"""Warnings: messages about the program for those who write it, and filters that say which are shown."""

import sys

__all__ = [
    "warn", "warn_explicit", "showwarning", "formatwarning", "filterwarnings", "simplefilter", "resetwarnings",
    "catch_warnings",
]

_ACTIONS = ("error", "ignore", "always", "default", "module", "once")

defaultaction = "default"
onceregistry = {}
filters = [
    ("default", None, DeprecationWarning, "__main__", 0), ("ignore", None, DeprecationWarning, None, 0),
    ("ignore", None, PendingDeprecationWarning, None, 0), ("ignore", None, ImportWarning, None, 0),
    ("ignore", None, ResourceWarning, None, 0),
]
# What was shown is forgotten when the filters change: a registry holds the number they had.
_version = 1


def _filters_mutated():
    global _version
    _version += 1


class WarningMessage:
    """A warning that is shown, as `catch_warnings(record=True)` records it."""

    def __init__(self, message, category, filename, lineno, file=None, line=None, source=None):
        self.message, self.category, self.filename, self.lineno = message, category, filename, lineno
        self.file, self.line, self.source = file, line, source
        self._category_name = category.__name__ if category else None

    def __str__(self):
        return (
            f"{{message : {self.message!r}, category : {self._category_name!r}, filename : {self.filename!r},"
            f" lineno : {self.lineno}, line : {self.line!r}}}")


# Showing


def showwarning(message, category, filename, lineno, file=None, line=None):
    """Write a warning to a file, or to the standard error; programs may put their own function here."""
    _showwarnmsg_impl(WarningMessage(message, category, filename, lineno, file, line))


def formatwarning(message, category, filename, lineno, line=None):
    """The text of a warning; programs may put their own function here."""
    return _format(WarningMessage(message, category, filename, lineno, None, line))


_own_showwarning, _own_formatwarning = showwarning, formatwarning


def _format(shown):
    name = shown.category.__name__
    text = f"{shown.filename}:{shown.lineno}: {name}: {shown.message}\n"
    line = _source_line(shown) if shown.line is None else shown.line
    if line:
        text += f"  {line.strip()}\n"
    if shown.source is not None:
        text += f"{name}: Enable tracemalloc to get the object allocation traceback\n"
    return text


def _source_line(shown):
    try:
        import linecache

        return linecache.getline(shown.filename, shown.lineno)
    except Exception:
        # At the end of the program nothing can be imported any more.
        return None


def _showwarnmsg_impl(shown):
    file = sys.stderr if shown.file is None else shown.file
    if file is None:
        return
    own = globals().get("formatwarning", _own_formatwarning)
    if own is _own_formatwarning:
        text = _format(shown)
    else:
        text = own(shown.message, shown.category, shown.filename, shown.lineno, shown.line)
    try:
        file.write(text)
    except OSError:
        pass


def _show(shown):
    own = globals().get("showwarning", _own_showwarning)
    if own is _own_showwarning:
        return _showwarnmsg_impl(shown)
    if not callable(own):
        raise TypeError("warnings.showwarning() must be set to a function or method")
    own(shown.message, shown.category, shown.filename, shown.lineno, shown.file, shown.line)


# Filters


def filterwarnings(action, message="", category=Warning, module="", lineno=0, append=False):
    """Add a filter: what to do with warnings whose message and module start as two regular expressions say."""
    assert action in _ACTIONS, f"invalid action: {action!r}"
    assert isinstance(message, str), "message must be a string"
    assert isinstance(category, type), "category must be a class"
    assert issubclass(category, Warning), "category must be a Warning subclass"
    assert isinstance(module, str), "module must be a string"
    _check_line(lineno)
    if message or module:
        import re
    _add_filter((
        action, re.compile(message, re.I) if message else None, category, re.compile(module) if module else None,
        lineno), append)


def simplefilter(action, category=Warning, lineno=0, append=False):
    """Add a filter that looks at the category only."""
    assert action in _ACTIONS, f"invalid action: {action!r}"
    _check_line(lineno)
    _add_filter((action, None, category, None, lineno), append)


def _check_line(lineno):
    assert isinstance(lineno, int) and lineno >= 0, "lineno must be an int >= 0"


def _add_filter(item, append):
    if append:
        if item not in filters:
            filters.append(item)
    else:
        filters[:] = [item] + [other for other in filters if other != item]
    _filters_mutated()


def resetwarnings():
    """Remove all filters."""
    filters[:] = []
    _filters_mutated()


def _matches(pattern, text):
    if pattern is None:
        return True
    return pattern == text if isinstance(pattern, str) else pattern.match(text) is not None


def _action(text, category, module, lineno):
    for item in filters:
        action, message, kind, where, line = item
        if (line == 0 or line == lineno) and issubclass(category, kind) and _matches(message, text) and _matches(where, module):
            return action, item
    return defaultaction, None


# Warning


def warn(message, category=None, stacklevel=1, source=None, *, skip_file_prefixes=()):
    """Warn about the caller's code; a greater `stacklevel` means the caller of the caller."""
    category = _category(message, category)
    stacklevel = _level(stacklevel)
    if not isinstance(skip_file_prefixes, tuple):
        raise TypeError("warn() argument 'skip_file_prefixes' must be tuple, not " + type(skip_file_prefixes).__name__)
    frame = _frame(max(stacklevel, 2) if skip_file_prefixes else stacklevel, skip_file_prefixes)
    if frame is None:
        scope, filename, lineno = sys.__dict__, "sys", 1
    else:
        scope, filename, lineno = frame.f_globals, frame.f_code.co_filename, frame.f_lineno
    registry = scope.setdefault("__warningregistry__", {})
    _warn(message, category, filename, lineno, scope.get("__name__", "<string>"), registry, source)


def _category(message, category):
    if isinstance(message, Warning):
        return message.__class__
    if category is None:
        return UserWarning
    if not isinstance(category, type) or not issubclass(category, Warning):
        raise TypeError(f"category must be a Warning subclass, not '{type(category).__name__}'")
    return category


def _level(stacklevel):
    if not hasattr(stacklevel, "__index__"):
        raise TypeError(f"'{type(stacklevel).__name__}' object cannot be interpreted as an integer")
    return stacklevel.__index__()


def _is_internal(frame):
    name = frame.f_code.co_filename
    return "importlib" in name and "_bootstrap" in name


def _frame(stacklevel, prefixes):
    """The frame that a warning is about; None when the stack is not that deep."""
    frame = sys._getframe(2)
    skips = not (stacklevel <= 1 or _is_internal(frame))
    for _ in range(stacklevel - 1):
        frame = frame.f_back
        while frame is not None and skips and (_is_internal(frame) or frame.f_code.co_filename.startswith(prefixes)):
            frame = frame.f_back
        if frame is None:
            return None
    return frame


def warn_explicit(
    message, category, filename, lineno, module=None, registry=None, module_globals=None, source=None
):
    """Warn about a place that is given; `registry` remembers what was shown."""
    if not isinstance(filename, str):
        raise TypeError(f"warn_explicit() argument 'filename' must be str, not {type(filename).__name__}")
    if registry is not None and not isinstance(registry, dict):
        raise TypeError("'registry' must be a dict or None")
    if module is None:
        module = (filename[:-3] if filename.endswith(".py") else filename) or "<unknown>"
    if isinstance(message, Warning):
        category = message.__class__
    _warn(message, category, filename, lineno, module, {} if registry is None else registry, source)


def _warn(message, category, filename, lineno, module, registry, source):
    if registry.get("version", 0) != _version:
        registry.clear()
        registry["version"] = _version
    text = str(message)
    if not isinstance(message, Warning):
        message = category(message)
    key = text, category, lineno
    if registry.get(key):
        return
    action, item = _action(text, category, module, lineno)
    if action == "error":
        raise message
    if action == "ignore" or _was_shown(action, item, key, registry):
        return
    _show(WarningMessage(message, category, filename, lineno, source=source))


def _was_shown(action, item, key, registry):
    """Was it shown before, as the action counts? Remembers that it is now."""
    if action == "always":
        return False
    registry[key] = True
    text, category, _ = key
    if action == "default":
        return False
    if action == "once":
        registry, key = onceregistry, (text, category)
    elif action == "module":
        key = text, category, 0
    else:
        raise RuntimeError(f"Unrecognized action ({action!r}) in warnings.filters:\n {item}")
    known = registry.get(key, False)
    registry[key] = True
    return known


class catch_warnings:
    """A context that gives back the filters it found; it can record the warnings and add a filter."""

    def __init__(self, *, record=False, module=None, action=None, category=Warning, lineno=0, append=False):
        self._record = record
        self._module = sys.modules["warnings"] if module is None else module
        self._entered = False
        self._filter = None if action is None else (action, category, lineno, append)

    def __repr__(self):
        arguments = ["record=True"] if self._record else []
        if self._module is not sys.modules["warnings"]:
            arguments.append(f"module={self._module!r}")
        return f"{type(self).__name__}({', '.join(arguments)})"

    def __enter__(self):
        if self._entered:
            raise RuntimeError(f"Cannot enter {self!r} twice")
        self._entered, module = True, self._module
        self._saved = module.filters, module.showwarning, module._showwarnmsg_impl
        module.filters = list(module.filters)
        module._filters_mutated()
        if self._filter is not None:
            simplefilter(*self._filter)
        return self._start_recording() if self._record else None

    def _start_recording(self):
        log = []
        self._module._showwarnmsg_impl = log.append
        self._module.showwarning = self._module._own_showwarning
        return log

    def __exit__(self, *failure):
        if not self._entered:
            raise RuntimeError(f"Cannot exit {self!r} without entering first")
        module = self._module
        module.filters, module.showwarning, module._showwarnmsg_impl = self._saved
        module._filters_mutated()


# Options of the command line


def _set_option(option):
    parts = [part.strip() for part in option.split(":")]
    if len(parts) > 5:
        raise ValueError(f"too many fields (max 5): {option!r}")
    action, message, category, module, lineno = parts + [""] * (5 - len(parts))
    actions = [name for name in (*_ACTIONS, "all") if name.startswith(action or "default")]
    if not actions:
        raise ValueError(f"invalid action: {action!r}")
    if message or module:
        import re

        message, module = re.escape(message), re.escape(module) + r"\Z" if module else ""
    filterwarnings(actions[0].replace("all", "always"), message, _named_category(category), module, int(lineno or 0))


def _named_category(name):
    module, _, name = (name or "Warning").rpartition(".")
    category = getattr(__import__(module or "builtins", None, None, [name]), name, None)
    if not isinstance(category, type) or not issubclass(category, Warning):
        raise ValueError(f"invalid warning category: {name!r}")
    return category


def _set_options(options):
    for option in options:
        try:
            _set_option(option)
        except (ValueError, ImportError) as error:
            print("Invalid -W option ignored:", error, file=sys.stderr)


_set_options(sys.warnoptions)
"""#
}
