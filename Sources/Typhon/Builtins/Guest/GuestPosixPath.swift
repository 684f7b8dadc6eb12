extension GuestModules {
    static let posixpath: StaticString = #"""
import posix as _posix

curdir = "."
pardir = ".."
extsep = "."
sep = "/"
pathsep = ":"
defpath = "/bin:/usr/bin"
altsep = None
devnull = "/dev/null"
supports_unicode_filenames = False


def _fspath(path):
    if isinstance(path, (str, bytes)):
        return path
    method = getattr(type(path), "__fspath__", None)
    if method is None:
        raise TypeError("expected str, bytes or os.PathLike object, not " + type(path).__name__)
    return method(path)


def _parts(path):
    """Separator, dot and empty text of the path's own type."""
    return (b"/", b".", b"") if isinstance(path, bytes) else ("/", ".", "")


def normcase(s):
    return _fspath(s)


def isabs(s):
    s = _fspath(s)
    return s.startswith(_parts(s)[0])


def join(a, *p):
    path = _fspath(a)
    slash = _parts(path)[0]
    for b in p:
        b = _fspath(b)
        if type(b) is not type(path) and isinstance(b, bytes) != isinstance(path, bytes):
            raise TypeError("Can't mix strings and bytes in path components")
        if b.startswith(slash):
            path = b
        elif not path or path.endswith(slash):
            path += b
        else:
            path += slash + b
    return path


def split(p):
    p = _fspath(p)
    slash = _parts(p)[0]
    i = p.rfind(slash) + 1
    head, tail = p[:i], p[i:]
    if head and head != slash * len(head):
        head = head.rstrip(slash)
    return head, tail


def splitext(p):
    p = _fspath(p)
    slash, dot, empty = _parts(p)
    start = p.rfind(slash) + 1
    end = p.rfind(dot)
    while start < len(p) and p[start:start + 1] == dot:
        start += 1
    if end >= start:
        return p[:end], p[end:]
    return p, empty


def splitdrive(p):
    p = _fspath(p)
    return p[:0], p


def splitroot(p):
    p = _fspath(p)
    slash, _, empty = _parts(p)
    if not p.startswith(slash):
        return empty, empty, p
    if p.startswith(slash * 2) and not p.startswith(slash * 3):
        return empty, p[:2], p[2:]
    return empty, p[:1], p[1:]


def basename(p):
    p = _fspath(p)
    return p[p.rfind(_parts(p)[0]) + 1:]


def dirname(p):
    return split(p)[0]


def _status(path, follow):
    try:
        return _posix.stat(path, follow)
    except (OSError, ValueError):
        return None


def exists(path):
    return _status(path, True) is not None


def lexists(path):
    return _status(path, False) is not None


def _is_kind(path, kind, follow):
    status = _status(path, follow)
    return status is not None and status.st_mode & 0o170000 == kind


def isfile(path):
    return _is_kind(path, 0o100000, True)


def isdir(s):
    return _is_kind(s, 0o040000, True)


def islink(path):
    return _is_kind(path, 0o120000, False)


def isjunction(path):
    _fspath(path)
    return False


def ismount(path):
    status = _status(path, False)
    if status is None or status.st_mode & 0o170000 == 0o120000:
        return False
    above = _status(join(path, pardir), False)
    if above is None:
        return False
    return status.st_dev != above.st_dev or status.st_ino == above.st_ino


def getsize(filename):
    return _posix.stat(filename).st_size


def getmtime(filename):
    return _posix.stat(filename).st_mtime


def getatime(filename):
    return _posix.stat(filename).st_atime


def getctime(filename):
    return _posix.stat(filename).st_ctime


def samestat(s1, s2):
    return s1.st_ino == s2.st_ino and s1.st_dev == s2.st_dev


def samefile(f1, f2):
    return samestat(_posix.stat(f1), _posix.stat(f2))


def sameopenfile(fp1, fp2):
    return samestat(_posix.fstat(fp1), _posix.fstat(fp2))


def normpath(path):
    path = _fspath(path)
    slash, dot, empty = _parts(path)
    if not path:
        return dot
    _, root, rest = splitroot(path)
    parts = []
    for part in rest.split(slash):
        if not part or part == dot:
            continue
        if part != dot * 2 or (not root and not parts) or (parts and parts[-1] == dot * 2):
            parts.append(part)
        elif parts:
            parts.pop()
    return root + slash.join(parts) or dot


def abspath(path):
    path = _fspath(path)
    if not isabs(path):
        here = _posix.getcwd()
        path = join(here.encode("utf-8", "surrogateescape") if isinstance(path, bytes) else here, path)
    return normpath(path)


def realpath(filename, *, strict=False):
    filename = _fspath(filename)
    slash = _parts(filename)[0]
    todo = abspath(filename)[1:].split(slash)[::-1]
    done, links = slash, 0
    while todo:
        part = todo.pop()
        if not part or part == _parts(filename)[1]:
            continue
        if part == _parts(filename)[1] * 2:
            done = dirname(done)
            continue
        here = join(done, part)
        try:
            target = _posix.readlink(here)
        except OSError:
            if strict:
                _posix.lstat(here)
            done = here
            continue
        links += 1
        if links > 40:
            if strict:
                raise OSError(40, "Too many levels of symbolic links", filename)
            done = here
            continue
        if isinstance(filename, bytes):
            target = target.encode("utf-8", "surrogateescape")
        if isabs(target):
            done = slash
        todo.extend(target.split(slash)[::-1])
    return done


def relpath(path, start=None):
    if not path:
        raise ValueError("no path specified")
    path = _fspath(path)
    slash, dot, _ = _parts(path)
    start = dot if start is None else _fspath(start)
    here = [x for x in abspath(start).split(slash) if x]
    there = [x for x in abspath(path).split(slash) if x]
    common = 0
    while common < len(here) and common < len(there) and here[common] == there[common]:
        common += 1
    return slash.join([dot * 2] * (len(here) - common) + there[common:]) or dot


def commonprefix(m):
    if not m:
        return ""
    if not isinstance(m[0], (list, tuple)):
        m = tuple([_fspath(x) for x in m])
    low, high = min(m), max(m)
    for i, c in enumerate(low):
        if c != high[i]:
            return low[:i]
    return low


def commonpath(paths):
    paths = [_fspath(x) for x in paths]
    if not paths:
        raise ValueError("commonpath() arg is an empty sequence")
    slash, dot, _ = _parts(paths[0])
    if len({isabs(x) for x in paths}) != 1:
        raise ValueError("Can't mix absolute and relative paths")
    split_paths = [[part for part in x.split(slash) if part and part != dot] for x in paths]
    low, high = min(split_paths), max(split_paths)
    common = low
    for i, part in enumerate(low):
        if part != high[i]:
            common = low[:i]
            break
    return (slash if isabs(paths[0]) else slash[:0]) + slash.join(common)


def expanduser(path):
    path = _fspath(path)
    if isinstance(path, bytes) or not path.startswith("~"):
        return path
    end = path.find("/")
    if end < 0:
        end = len(path)
    if end != 1:
        return path
    home = _posix._environment().get("HOME")
    if not home:
        return path
    return (home.rstrip("/") + path[end:]) or "/"


def expandvars(path):
    path = _fspath(path)
    variables = _posix._environment()
    result, i = "", 0
    while i < len(path):
        if path[i] != "$":
            result += path[i]
            i += 1
            continue
        if path[i + 1:i + 2] == "{":
            end = path.find("}", i)
            name = path[i + 2:end] if end >= 0 else None
            after = end + 1
        else:
            after = i + 1
            while after < len(path) and (path[after].isalnum() or path[after] == "_") and path[after].isascii():
                after += 1
            name = path[i + 1:after]
        if name and name in variables:
            result += variables[name]
            i = after
        elif name:
            result += path[i:after]
            i = after
        else:
            result += path[i]
            i += 1
    return result
"""#
}
