extension GuestModules {
    static let moduleIoFilesInner: StaticString = #"""
"""Streams over files: FileIO, and buffers around any raw stream."""

import posix

from _io_base import UnsupportedOperation, _BufferedIOBase, _RawIOBase, byte_view, check_whence, fill, index_of, limit_of, room
from io import DEFAULT_BUFFER_SIZE, BufferedIOBase, RawIOBase


def _flags(mode):
    """The flags of `posix.open` for a mode."""
    from os import O_APPEND, O_CLOEXEC, O_CREAT, O_EXCL, O_RDONLY, O_RDWR, O_TRUNC, O_WRONLY

    kind = mode.replace("b", "", 1).replace("+", "", 1)
    if not kind.replace("r", "").replace("w", "").replace("a", "").replace("x", "") == "":
        raise ValueError(f"invalid mode: {mode}")
    if len(kind) != 1:
        raise ValueError("Must have exactly one of create/read/write/append mode and at most one plus")
    access = O_RDWR if "+" in mode else O_RDONLY if kind == "r" else O_WRONLY
    return O_CLOEXEC | access | {"r": 0, "w": O_CREAT | O_TRUNC, "a": O_CREAT | O_APPEND, "x": O_CREAT | O_EXCL}[kind]


class FileIO(RawIOBase):
    """A file, or a file descriptor, as a raw stream of bytes."""

    __module__ = "_io"
    _fd = -1

    def __init__(self, file, mode="r", closefd=True, opener=None):
        flags = _flags(mode)
        self.name, self.closefd = file, bool(closefd)
        self._reads, self._writes = "r" in mode or "+" in mode, "r" not in mode or "+" in mode
        self._mode = ("xb+" if "+" in mode else "xb") if "x" in mode else self._shown_mode(mode)
        if isinstance(file, int):
            if file < 0:
                raise ValueError("negative file descriptor")
            self._fd = file
            posix.fstat(file)
        else:
            from os import fspath

            fspath(file)
            self._open(file, flags, opener)
        if "a" in mode:
            self._seek_end()

    def _shown_mode(self, mode):
        if "a" in mode:
            return "ab+" if "+" in mode else "ab"
        return "rb+" if "+" in mode else "rb" if "r" in mode else "wb"

    def _open(self, file, flags, opener):
        if not self.closefd:
            raise ValueError("Cannot use closefd=False with file name")
        self._fd = posix.open(file, flags, 0o666) if opener is None else opener(file, flags)
        if not isinstance(self._fd, int):
            raise TypeError("expected integer from opener")
        if self._fd < 0:
            raise ValueError(f"opener returned {self._fd}")
        if posix.fstat(self._fd).st_mode & 0o170000 == 0o040000:
            self.close()
            raise IsADirectoryError(21, "Is a directory", file)

    def _seek_end(self):
        try:
            posix.lseek(self._fd, 0, 2)
        except OSError:
            pass

    @property
    def mode(self):
        """The mode, as letters."""
        return self._mode

    def _check_reading(self):
        self._checkClosed()
        if not self._reads:
            raise UnsupportedOperation("File not open for reading")

    def read(self, size=-1, /):
        """Read at most `size` bytes with one call of the system."""
        self._check_reading()
        limit = limit_of(size)
        return self.readall() if limit < 0 else posix.read(self._fd, limit)

    def readall(self):
        """Read up to the end."""
        self._check_reading()
        pieces = []
        while piece := posix.read(self._fd, 65536):
            pieces.append(piece)
        return b"".join(pieces)

    def readinto(self, buffer, /):
        """Read into a buffer; returns the number of bytes."""
        self._check_reading()
        return fill(buffer, posix.read(self._fd, room(buffer)))

    def write(self, data, /):
        """Write bytes; returns how many were written."""
        self._checkClosed()
        if not self._writes:
            raise UnsupportedOperation("File not open for writing")
        return posix.write(self._fd, bytes(byte_view(data)))

    def seek(self, offset, whence=0, /):
        """Move to a position; returns the new one."""
        self._checkClosed()
        return posix.lseek(self._fd, index_of(offset), whence)

    def tell(self):
        """The position in the file."""
        return self.seek(0, 1)

    def truncate(self, size=None, /):
        """Cut the file at a position, which stays where it is."""
        self._checkClosed()
        if not self._writes:
            raise UnsupportedOperation("File not open for writing")
        size = self.tell() if size is None else size
        with open(self._fd, "r+b" if self._reads else "wb", buffering=0, closefd=False) as file:
            file.truncate(size)
        return size

    def close(self):
        """Close the descriptor, unless it is another's."""
        if not self._is_closed:
            self._is_closed = True
            if self.closefd and self._fd >= 0:
                posix.close(self._fd)

    def fileno(self):
        """The number of the file descriptor."""
        self._checkClosed()
        return self._fd

    def isatty(self):
        """Is this a terminal?"""
        self._checkClosed()
        return posix.isatty(self._fd)

    def readable(self):
        """Was it opened for reading?"""
        self._checkClosed()
        return self._reads

    def writable(self):
        """Was it opened for writing?"""
        self._checkClosed()
        return self._writes

    def seekable(self):
        """Can the position be moved?"""
        self._checkClosed()
        try:
            posix.lseek(self._fd, 0, 1)
        except OSError:
            return False
        return True

    def __repr__(self):
        if self._is_closed:
            return "<_io.FileIO [closed]>"
        return f"<_io.FileIO name={self.name!r} mode={self._mode!r} closefd={self.closefd}>"


class _Buffered(BufferedIOBase):
    """What the buffers around one raw stream share."""

    _raw = None

    def __init__(self, raw, buffer_size=DEFAULT_BUFFER_SIZE):
        if buffer_size <= 0:
            raise ValueError("buffer size must be strictly positive")
        self._raw, self._size = raw, buffer_size

    @property
    def raw(self):
        """The stream below."""
        if self._raw is None:
            raise ValueError("raw stream has been detached")
        return self._raw

    @property
    def name(self):
        """The name of the stream below."""
        return self.raw.name

    @property
    def mode(self):
        """The mode of the stream below."""
        return self.raw.mode

    @property
    def closed(self):
        """Has the stream been closed?"""
        return self.raw.closed

    def detach(self):
        """Separate the raw stream from this one and return it."""
        raw = self.raw
        self.flush()
        self._raw = None
        return raw

    def close(self):
        """Flush, and close the stream below."""
        if self._raw is not None and not self._raw.closed:
            try:
                self.flush()
            finally:
                self._raw.close()

    def flush(self):
        """Write what is still in the buffer."""
        if self.closed:
            raise ValueError("flush of closed file")
        self._raw.flush()

    def fileno(self):
        """The number of the file descriptor."""
        return self.raw.fileno()

    def isatty(self):
        """Is this a terminal?"""
        return self.raw.isatty()

    def seekable(self):
        """Can the position be moved?"""
        return self.raw.seekable()

    def __repr__(self):
        kind = type(self).__name__
        try:
            return f"<_io.{kind} name={self.name!r}>"
        except (AttributeError, ValueError):
            return f"<_io.{kind}>"


class _Reading(_Buffered):
    """A buffer that reads ahead: `_seen[_at:]` was read and not given out."""

    def __init__(self, raw, buffer_size=DEFAULT_BUFFER_SIZE):
        super().__init__(raw, buffer_size)
        self._seen, self._at = b"", 0

    def readable(self):
        """Can the stream below be read?"""
        return self.raw.readable()

    def _check_open(self, verb):
        if self.closed:
            raise ValueError(f"{verb} of closed file")

    def _fetch(self, size=None):
        return self._raw.read(self._size if size is None else size)

    def _waiting(self):
        return len(self._seen) - self._at

    def _give(self, size):
        piece = self._seen[self._at:self._at + size]
        self._at += len(piece)
        return piece

    def read(self, size=-1, /):
        """Read `size` bytes, or up to the end."""
        if size is not None and size < -1:
            raise ValueError("read length must be non-negative or -1")
        self._check_open("read")
        if size is None or size < 0:
            return self._read_all()
        if size <= self._waiting():
            return self._give(size)
        return self._read_more(size)

    def _read_all(self):
        first = self._give(self._waiting())
        rest = self._raw.readall() if hasattr(self._raw, "readall") else self._raw.read()
        return first + rest if rest else first or rest

    def _read_more(self, size):
        pieces = [self._give(self._waiting())]
        missing, fetched = size - len(pieces[0]), b""
        while missing > 0:
            fetched = self._fetch(max(self._size, missing))
            if not fetched:
                break
            pieces.append(fetched[:missing])
            self._seen, self._at = fetched, len(pieces[-1])
            missing -= len(pieces[-1])
        whole = b"".join(pieces)
        return None if not whole and fetched is None else whole

    def read1(self, size=-1, /):
        """Read at most `size` bytes with at most one read below."""
        self._check_open("read")
        if size < 0:
            size = self._size
        if size and not self._waiting():
            return self._fetch(size) or b""
        return self._give(size)

    def peek(self, size=0, /):
        """What comes next, without moving on; at most one read below."""
        self._check_open("peek")
        if not self._waiting():
            self._seen, self._at = self._fetch() or b"", 0
        return self._seen[self._at:]

    def readline(self, size=-1, /):
        """Read up to and with the next line end, at most `size` bytes."""
        self._check_open("readline")
        end = self._seen.find(b"\n", self._at)
        if end >= 0 and size in (-1, None):
            return self._give(end + 1 - self._at)
        return super().readline(size)

    def tell(self):
        """The position of what is read next."""
        return self._raw.tell() - self._waiting()

    def seek(self, offset, whence=0, /):
        """Move to a position; returns the new one."""
        self._check_open("seek")
        check_whence(whence, "whence value {} unsupported")
        self._checkSeekable()
        if whence == 1:
            offset, whence = offset + self.tell(), 0
        self._seen, self._at = b"", 0
        return self._raw.seek(offset, whence)


class BufferedReader(_Reading):
    """A buffer around a raw stream that is read."""

    __module__ = "_io"

    def __init__(self, raw, buffer_size=DEFAULT_BUFFER_SIZE):
        if not raw.readable():
            raise UnsupportedOperation("File or stream is not readable.")
        super().__init__(raw, buffer_size)

    def truncate(self, size=None, /):
        """Cut the stream, where the one below allows it."""
        return self.raw.truncate(size)


class _Writing(_Buffered):
    """A buffer that keeps what is to be written."""

    def __init__(self, raw, buffer_size=DEFAULT_BUFFER_SIZE):
        super().__init__(raw, buffer_size)
        self._pending = bytearray()

    def writable(self):
        """Can the stream below be written?"""
        return self.raw.writable()

    def write(self, data, /):
        """Write bytes; returns how many."""
        if self.closed:
            raise ValueError("write to closed file")
        data = byte_view(data)
        if len(self._pending) + len(data) > self._size:
            self._empty()
        self._pending += data
        if len(self._pending) > self._size:
            self._empty()
        return len(data)

    def _empty(self):
        pending = self._pending
        while pending:
            count = self._raw.write(bytes(pending))
            if count is None:
                raise BlockingIOError(11, "write could not complete without blocking", 0)
            if not 0 <= count <= len(pending):
                raise OSError(f"raw write() returned invalid length {count} (should have been between 0 and {len(pending)})")
            del pending[:count]

    def flush(self):
        """Write what is still in the buffer."""
        if self.closed:
            raise ValueError("flush of closed file")
        self._empty()
        self._raw.flush()

    def tell(self):
        """The position of what is written next."""
        return self._raw.tell() + len(self._pending)

    def seek(self, offset, whence=0, /):
        """Write the buffer and move to a position; returns the new one."""
        check_whence(whence, "whence value {} unsupported")
        self._empty()
        return self._raw.seek(offset, whence)

    def truncate(self, size=None, /):
        """Cut the stream at a position."""
        self.flush()
        return self._raw.truncate(self.tell() if size is None else size)


class BufferedWriter(_Writing):
    """A buffer around a raw stream that is written."""

    __module__ = "_io"

    def __init__(self, raw, buffer_size=DEFAULT_BUFFER_SIZE):
        if not raw.writable():
            raise UnsupportedOperation("File or stream is not writable.")
        super().__init__(raw, buffer_size)


class BufferedRandom(_Writing, _Reading):
    """A buffer around a raw stream that is read and written."""

    __module__ = "_io"

    def __init__(self, raw, buffer_size=DEFAULT_BUFFER_SIZE):
        for test, word in (raw.seekable, "seekable"), (raw.readable, "readable"), (raw.writable, "writable"):
            if not test():
                raise UnsupportedOperation(f"File or stream is not {word}.")
        super().__init__(raw, buffer_size)

    def _unread(self):
        """Move the raw stream back to where the reader is."""
        if self._waiting():
            self._raw.seek(-self._waiting(), 1)
        self._seen, self._at = b"", 0

    def write(self, data, /):
        """Write bytes; returns how many."""
        self._unread()
        return super().write(data)

    def read(self, size=-1, /):
        """Read `size` bytes, or up to the end."""
        self._empty()
        return super().read(size)

    def read1(self, size=-1, /):
        """Read at most `size` bytes with at most one read below."""
        self._empty()
        return super().read1(size)

    def peek(self, size=0, /):
        """What comes next, without moving on."""
        self._empty()
        return super().peek(size)

    def readline(self, size=-1, /):
        """Read up to and with the next line end."""
        self._empty()
        return super().readline(size)

    def tell(self):
        """The position of what is read or written next."""
        return self._raw.tell() + len(self._pending) - self._waiting()

    def seek(self, offset, whence=0, /):
        """Move to a position; returns the new one."""
        self._empty()
        return _Reading.seek(self, offset, whence)

    def truncate(self, size=None, /):
        """Cut the stream at a position."""
        self._unread()
        return super().truncate(size)


class BufferedRWPair(BufferedIOBase):
    """A buffer over two raw streams: one is read, the other written."""

    __module__ = "_io"

    def __init__(self, reader, writer, buffer_size=DEFAULT_BUFFER_SIZE, /):
        self._reader = BufferedReader(reader, buffer_size)
        self._writer = BufferedWriter(writer, buffer_size)

    def read(self, size=-1, /):
        """Read `size` bytes, or up to the end."""
        return self._reader.read(size)

    def read1(self, size=-1, /):
        """Read at most `size` bytes with at most one read below."""
        return self._reader.read1(size)

    def readinto(self, buffer, /):
        """Read into a buffer."""
        return self._reader.readinto(buffer)

    def readinto1(self, buffer, /):
        """As `readinto`, with at most one read below."""
        return self._reader.readinto1(buffer)

    def peek(self, size=0, /):
        """What comes next, without moving on."""
        return self._reader.peek(size)

    def write(self, data, /):
        """Write bytes; returns how many."""
        return self._writer.write(data)

    def flush(self):
        """Write what is still in the buffer."""
        self._writer.flush()

    def readable(self):
        """Can the reader be read?"""
        return self._reader.readable()

    def writable(self):
        """Can the writer be written?"""
        return self._writer.writable()

    def isatty(self):
        """Is either of them a terminal?"""
        return self._writer.isatty() or self._reader.isatty()

    @property
    def closed(self):
        """Has the writer been closed?"""
        return self._writer.closed

    def close(self):
        """Close both."""
        try:
            self._writer.close()
        finally:
            self._reader.close()
"""#
}
