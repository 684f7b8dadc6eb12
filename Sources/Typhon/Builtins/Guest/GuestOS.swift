extension GuestModules {
    static let os: StaticString = #"""
import sys
import posixpath as path
from posix import *
from posix import _environment, _exit
from posix import putenv as _putenv, unsetenv as _unsetenv

sys.modules["os.path"] = path

name = "posix"
sep = "/"
altsep = None
pathsep = ":"
linesep = "\n"
curdir = "."
pardir = ".."
extsep = "."
defpath = "/bin:/usr/bin"
devnull = "/dev/null"
error = OSError

F_OK, R_OK, W_OK, X_OK = 0, 4, 2, 1
SEEK_SET, SEEK_CUR, SEEK_END = 0, 1, 2
EX_OK = 0
O_RDONLY, O_WRONLY, O_RDWR = 0, 1, 2
if sys.platform == "linux":
    O_CREAT, O_EXCL, O_TRUNC, O_APPEND, O_NONBLOCK, O_CLOEXEC, O_SYNC = 0o100, 0o200, 0o1000, 0o2000, 0o4000, 0o2000000, 0o4010000
else:
    O_CREAT, O_EXCL, O_TRUNC, O_APPEND, O_NONBLOCK, O_CLOEXEC, O_SYNC = 0x200, 0x800, 0x400, 0x8, 0x4, 0x1000000, 0x80


def fspath(path):
    """The str or bytes of a path object."""
    if isinstance(path, (str, bytes)):
        return path
    method = getattr(type(path), "__fspath__", None)
    if method is None:
        raise TypeError("expected str, bytes or os.PathLike object, not " + type(path).__name__)
    result = method(path)
    if isinstance(result, (str, bytes)):
        return result
    raise TypeError(f"expected {type(path).__name__}.__fspath__() to return str or bytes, not {type(result).__name__}")


def fsencode(filename):
    filename = fspath(filename)
    return filename.encode("utf-8", "surrogateescape") if isinstance(filename, str) else filename


def fsdecode(filename):
    filename = fspath(filename)
    return filename.decode("utf-8", "surrogateescape") if isinstance(filename, bytes) else filename


class PathLike:
    """What has a `__fspath__`."""

    def __fspath__(self):
        raise NotImplementedError


class _Environment:
    """The process's environment variables: a mapping from str to str that changes the process's own."""

    def __init__(self, data):
        self._data = data

    def _check(self, value):
        if not isinstance(value, str):
            raise TypeError("str expected, not %s" % type(value).__name__)
        return value

    def __getitem__(self, key):
        return self._data[self._check(key)]

    def __setitem__(self, key, value):
        key, value = self._check(key), self._check(value)
        if not key or "=" in key:
            raise ValueError("illegal environment variable name")
        _putenv(key, value)
        self._data[key] = value

    def __delitem__(self, key):
        if self._check(key) not in self._data:
            raise KeyError(key)
        _unsetenv(key)
        del self._data[key]

    def __contains__(self, key):
        return key in self._data

    def __iter__(self):
        return iter(list(self._data))

    def __len__(self):
        return len(self._data)

    def __eq__(self, other):
        return self._data == (other._data if isinstance(other, _Environment) else other)

    __hash__ = None

    def __or__(self, other):
        return {**self._data, **dict(other)}

    def __ror__(self, other):
        return {**dict(other), **self._data}

    def __ior__(self, other):
        self.update(other)
        return self

    def __repr__(self):
        return "environ({" + ", ".join([f"{key!r}: {value!r}" for key, value in self._data.items()]) + "})"

    def get(self, key, default=None):
        return self._data.get(key, default)

    def keys(self):
        return self._data.keys()

    def values(self):
        return self._data.values()

    def items(self):
        return self._data.items()

    def copy(self):
        return dict(self._data)

    def setdefault(self, key, value):
        if key not in self._data:
            self[key] = value
        return self._data[key]

    _missing = object()

    def pop(self, key, default=_missing):
        if key in self._data:
            value = self._data[key]
            del self[key]
            return value
        if default is _Environment._missing:
            raise KeyError(key)
        return default

    def update(self, other=(), **more):
        entries = other.items() if hasattr(other, "items") else other
        for key, value in entries:
            self[key] = value
        for key, value in more.items():
            self[key] = value

    def clear(self):
        for key in list(self._data):
            del self[key]


environ = _Environment(_environment())


def getenv(key, default=None):
    return environ.get(key, default)


def putenv(key, value):
    _putenv(key, value)


def unsetenv(key):
    _unsetenv(key)


def makedirs(name, mode=0o777, exist_ok=False):
    """Makes a directory and the ones above it that are missing."""
    head, tail = path.split(name)
    if not tail:
        head, tail = path.split(head)
    if head and tail and not path.exists(head):
        try:
            makedirs(head, exist_ok=exist_ok)
        except FileExistsError:
            pass
        if tail == curdir:
            return
    try:
        mkdir(name, mode)
    except OSError:
        if not exist_ok or not path.isdir(name):
            raise


def removedirs(name):
    """Removes a directory, then the ones above it as long as they are empty."""
    rmdir(name)
    head, tail = path.split(name)
    if not tail:
        head, tail = path.split(head)
    while head and tail:
        try:
            rmdir(head)
        except OSError:
            break
        head, tail = path.split(head)


class DirEntry:
    """One entry of a directory, as `scandir` gives it."""

    def __init__(self, directory, name):
        self.name = name
        self.path = path.join(directory, name)

    def __repr__(self):
        return f"<DirEntry {self.name!r}>"

    def __fspath__(self):
        return self.path

    def stat(self, *, follow_symlinks=True):
        return stat(self.path, follow_symlinks=follow_symlinks)

    def inode(self):
        return lstat(self.path).st_ino

    def _kind(self, follow_symlinks):
        try:
            return stat(self.path, follow_symlinks=follow_symlinks).st_mode & 0o170000
        except OSError:
            return 0

    def is_dir(self, *, follow_symlinks=True):
        return self._kind(follow_symlinks) == 0o040000

    def is_file(self, *, follow_symlinks=True):
        return self._kind(follow_symlinks) == 0o100000

    def is_symlink(self):
        return self._kind(False) == 0o120000


class _Scan:
    def __init__(self, directory):
        directory = fspath(directory)
        self._entries = iter([DirEntry(directory, name) for name in listdir(directory)])

    def __iter__(self):
        return self

    def __next__(self):
        return next(self._entries)

    def __enter__(self):
        return self

    def __exit__(self, *details):
        self.close()

    def close(self):
        self._entries = iter(())


def scandir(path="."):
    return _Scan(path)


def walk(top, topdown=True, onerror=None, followlinks=False):
    """(directory, names of directories, names of files) for a directory and all below it."""
    pending = [(fspath(top), False)]
    ready = {}
    while pending:
        place, is_done = pending.pop()
        if is_done:
            yield ready.pop(place)
            continue
        try:
            names = listdir(place)
        except OSError as problem:
            if onerror is not None:
                onerror(problem)
            continue
        directories, files = [], []
        for entry in names:
            (directories if path.isdir(path.join(place, entry)) else files).append(entry)
        found = (place, directories, files)
        if topdown:
            yield found
        else:
            ready[place] = found
            pending.append((place, True))
        for entry in reversed(directories):
            below = path.join(place, entry)
            if followlinks or not path.islink(below):
                pending.append((below, False))


def renames(old, new):
    head, tail = path.split(new)
    if head and tail and not path.exists(head):
        makedirs(head)
    rename(old, new)
    head, tail = path.split(old)
    if head and tail:
        try:
            removedirs(head)
        except OSError:
            pass


def get_terminal_size(fd=1):
    return (int(environ.get("COLUMNS", "80") or 80), int(environ.get("LINES", "24") or 24))


def waitstatus_to_exitcode(status):
    return -(status & 0x7F) if status & 0x7F else status >> 8


def process_cpu_count():
    return cpu_count()


def get_exec_path(env=None):
    return (env or environ).get("PATH", defpath).split(pathsep)


def fdopen(fd, mode="r", buffering=-1, encoding=None, *args, **kwargs):
    return open_file(fd, mode, buffering, encoding, *args, **kwargs)


from builtins import __dict__ as _builtins
open_file = _builtins.get("open")
"""#

    static let osPath: StaticString = #"""
from posixpath import *
from posixpath import curdir, pardir, extsep, sep, pathsep, defpath, altsep, devnull
"""#
}
