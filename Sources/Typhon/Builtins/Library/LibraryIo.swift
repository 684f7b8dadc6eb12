extension GuestModules {
    static let moduleIo: StaticString = #"""
"""Streams: files, buffers, text, and streams in memory."""

import sys
from _imp import file_types
from abc import ABCMeta
from builtins import BlockingIOError, open

from _io_base import UnsupportedOperation, _BufferedIOBase, _IOBase, _RawIOBase, _TextIOBase
from _io_memory import BytesIO, StringIO

__all__ = [
    "BlockingIOError", "open", "open_code", "IOBase", "RawIOBase", "FileIO", "BytesIO", "StringIO", "BufferedIOBase",
    "BufferedReader", "BufferedWriter", "BufferedRWPair", "BufferedRandom", "TextIOBase", "TextIOWrapper",
    "UnsupportedOperation", "SEEK_SET", "SEEK_CUR", "SEEK_END", "DEFAULT_BUFFER_SIZE", "IncrementalNewlineDecoder",
    "text_encoding",
]

SEEK_SET, SEEK_CUR, SEEK_END = 0, 1, 2
DEFAULT_BUFFER_SIZE = 8192

# The interpreter's own: the standard streams, and what `open` gives.
_text_files = (type(sys.__stdout__), file_types()[0])
_builtin_files = (*_text_files, *file_types()[1:])


def _kinds(file):
    """The names of the classes a file of the interpreter counts as an instance of."""
    name = type(file).__name__
    return "IOBase", {"TextIOWrapper": "TextIOBase", "FileIO": "RawIOBase"}.get(name, "BufferedIOBase"), name


class StreamType(ABCMeta):
    """The type of the stream classes: the interpreter's own files are instances of them."""

    def __instancecheck__(cls, instance):
        if type(instance) in _builtin_files:
            return cls.__module__ in ("io", "_io") and cls.__name__ in _kinds(instance)
        return super().__instancecheck__(instance)


class IOBase(_IOBase, metaclass=StreamType):
    """What all streams share."""

    def __del__(self):
        try:
            self.close()
        except Exception:
            pass


class RawIOBase(_RawIOBase, IOBase):
    """A stream of bytes without a buffer."""


class BufferedIOBase(_BufferedIOBase, IOBase):
    """A stream of bytes with a buffer."""


class TextIOBase(_TextIOBase, IOBase):
    """A stream of text."""


BufferedIOBase.register(BytesIO)
TextIOBase.register(StringIO)
for _type in _text_files:
    TextIOBase.register(_type)

# Modules of what few programs use are imported when asked for.
_lazy = ("FileIO", "BufferedReader", "BufferedWriter", "BufferedRandom", "BufferedRWPair")
_lazy_text = ("TextIOWrapper", "IncrementalNewlineDecoder")


def __getattr__(name):
    if name in _lazy:
        import _io_files as module
    elif name in _lazy_text:
        import _io_text as module
    else:
        raise AttributeError(f"module 'io' has no attribute {name!r}")
    value = globals()[name] = getattr(module, name)
    return value


def __dir__():
    return sorted({*globals(), *_lazy, *_lazy_text})


def open_code(path):
    """Open a file of code for reading, as bytes."""
    if not isinstance(path, str):
        raise TypeError(f"open_code() argument 'path' must be str, not {type(path).__name__}")
    return open(path, "rb")


def text_encoding(encoding, stacklevel=2, /):
    """The encoding that a text file is opened with: the given one, or the default."""
    if encoding is None:
        return "utf-8" if sys.flags.utf8_mode else "locale"
    return encoding
"""#
}
