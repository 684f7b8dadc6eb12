extension GuestModules {
    static let moduleLinecache: StaticString = #"""
"""Lines of source files by number, kept in memory."""

import sys

__all__ = ["getline", "clearcache", "checkcache", "lazycache"]

# File name to (size, time of change, lines, full name), or to (function that gives the text,).
cache = {}


def clearcache():
    """Forget all files."""
    cache.clear()


def getline(filename, lineno, module_globals=None):
    """A line with its line end, numbered from 1; the empty string when there is none."""
    lines = getlines(filename, module_globals)
    return lines[lineno - 1] if 1 <= lineno <= len(lines) else ""


def getlines(filename, module_globals=None):
    """All lines of a file; an empty list when it cannot be read."""
    entry = cache.get(filename)
    if entry is not None and len(entry) != 1:
        return entry[2]
    try:
        return updatecache(filename, module_globals)
    except MemoryError:
        clearcache()
        return []


def checkcache(filename=None):
    """Forget the files, or the one file, that changed since they were read."""
    from os import stat

    for name in list(cache) if filename is None else [filename]:
        entry = cache.get(name)
        if entry is None or len(entry) == 1 or entry[1] is None:
            continue
        try:
            facts = stat(entry[3])
        except OSError:
            cache.pop(name, None)
            continue
        if (entry[0], entry[1]) != (facts.st_size, facts.st_mtime):
            cache.pop(name, None)


def _is_pseudo(filename):
    return not filename or filename.startswith("<") and filename.endswith(">")


def updatecache(filename, module_globals=None):
    """Read a file again; gives its lines."""
    entry = cache.get(filename)
    if entry is not None and len(entry) != 1:
        del cache[filename]
    if _is_pseudo(filename):
        return []
    path = _find(filename)
    if path is None:
        return _ask_loader(filename, module_globals)
    return _read(filename, *path)


def _find(filename):
    """The full name and the facts of a file, which may be anywhere on the path of modules."""
    from os import path, stat

    tries = [filename] if path.isabs(filename) else [filename, *(path.join(d, filename) for d in sys.path if isinstance(d, str))]
    for name in tries:
        try:
            return name, stat(name)
        except (OSError, ValueError):
            pass
    return None


def _read(filename, path, facts):
    try:
        with open(path, encoding=_encoding(path)) as file:
            lines = file.readlines()
    except (OSError, UnicodeDecodeError, SyntaxError, LookupError):
        return []
    if lines and not lines[-1].endswith("\n"):
        lines[-1] += "\n"
    cache[filename] = facts.st_size, facts.st_mtime, lines, path
    return lines


def _encoding(path):
    """What the first two lines of a source file say about its encoding."""
    with open(path, "rb") as file:
        first, second = file.readline(), file.readline()
    if first.startswith(b"\xef\xbb\xbf"):
        return "utf-8-sig"
    for line in first, second:
        mark = max(line.find(b"coding:"), line.find(b"coding="))
        if line.lstrip().startswith(b"#") and mark >= 0:
            return line[mark + 7:].split()[0].decode("latin-1").strip("-*") or "utf-8"
    return "utf-8"


def _ask_loader(filename, module_globals):
    if not lazycache(filename, module_globals):
        return []
    try:
        text = cache[filename][0]()
    except (ImportError, OSError):
        return []
    if text is None:
        return []
    lines = [line + "\n" for line in text.splitlines()]
    cache[filename] = len(text), None, lines, filename
    return lines


def lazycache(filename, module_globals):
    """Remember how to get the source of a module from its loader; False when there is no such way."""
    entry = cache.get(filename)
    if entry is not None:
        return len(entry) == 1
    if _is_pseudo(filename) or not module_globals:
        return False
    spec = module_globals.get("__spec__")
    name = getattr(spec, "name", None) or module_globals.get("__name__")
    give = getattr(getattr(spec, "loader", None) or module_globals.get("__loader__"), "get_source", None)
    if not name or not give:
        return False
    cache[filename] = (lambda: give(name),)
    return True
"""#
}
