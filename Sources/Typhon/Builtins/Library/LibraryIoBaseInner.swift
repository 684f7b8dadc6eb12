extension GuestModules {
    static let moduleIoBaseInner: StaticString = #"""
"""The bases of all streams: what every stream can do, and what a kind of stream adds."""


class UnsupportedOperation(OSError, ValueError):
    """Raised when a stream cannot do what it is asked for."""


UnsupportedOperation.__module__ = "io"


def check_whence(whence, text="invalid whence ({}, should be 0, 1 or 2)"):
    if whence not in (0, 1, 2):
        raise ValueError(text.format(whence))


def index_of(value):
    """A number that must be an integer."""
    try:
        return value.__index__()
    except AttributeError:
        raise TypeError(f"'{type(value).__name__}' object cannot be interpreted as an integer") from None


def exact_limit(size):
    """A size argument that is not None."""
    try:
        return size.__index__()
    except AttributeError:
        raise TypeError(f"argument should be integer or None, not '{type(size).__name__}'") from None


def limit_of(size):
    """A size argument: None and negative numbers mean no limit, which is -1."""
    return -1 if size is None else max(exact_limit(size), -1)


def byte_view(data):
    """The bytes of a bytes-like object, as something that `len` and slices understand."""
    if isinstance(data, (bytes, bytearray)):
        return data
    if isinstance(data, str):
        raise TypeError("a bytes-like object is required, not 'str'")
    try:
        return memoryview(data).tobytes()
    except TypeError:
        raise TypeError(f"a bytes-like object is required, not '{type(data).__name__}'") from None


def fill(buffer, data):
    """Copy `data` to the start of a writable buffer; returns how many bytes."""
    size = len(data)
    if isinstance(buffer, bytearray):
        buffer[:size] = data
    else:
        memoryview(buffer).cast("B")[:size] = data
    return size


def room(buffer):
    """How many bytes a writable buffer takes."""
    if isinstance(buffer, bytearray):
        return len(buffer)
    if isinstance(buffer, (bytes, str)) or not hasattr(buffer, "__buffer__") and not isinstance(buffer, memoryview):
        raise TypeError(f"readinto() argument must be read-write bytes-like object, not {type(buffer).__name__}")
    return memoryview(buffer).nbytes


class _IOBase:
    """What all streams share: closing, lines, the context manager."""

    _is_closed = False

    def _unsupported(self, name):
        raise UnsupportedOperation(name)

    def _checkClosed(self):
        if self.closed:
            raise ValueError("I/O operation on closed file.")

    def _checkReadable(self):
        if not self.readable():
            raise UnsupportedOperation("File or stream is not readable.")

    def _checkWritable(self):
        if not self.writable():
            raise UnsupportedOperation("File or stream is not writable.")

    def _checkSeekable(self):
        if not self.seekable():
            raise UnsupportedOperation("File or stream is not seekable.")

    @property
    def closed(self):
        """Has the stream been closed?"""
        return self._is_closed

    def close(self):
        """Flush and close the stream; closing again does nothing."""
        if not self._is_closed:
            try:
                self.flush()
            finally:
                self._is_closed = True

    def flush(self):
        """Write what is still in buffers."""
        self._checkClosed()

    def seek(self, offset, whence=0, /):
        """Move to a position; returns the new one."""
        self._unsupported("seek")

    def tell(self):
        """The position in the stream."""
        return self.seek(0, 1)

    def truncate(self, size=None, /):
        """Cut the stream at a position."""
        self._unsupported("truncate")

    def fileno(self):
        """The number of the file descriptor."""
        self._unsupported("fileno")

    def isatty(self):
        """Is this a terminal?"""
        self._checkClosed()
        return False

    def readable(self):
        """Can it be read?"""
        return False

    def writable(self):
        """Can it be written?"""
        return False

    def seekable(self):
        """Can the position be moved?"""
        return False

    def __enter__(self):
        self._checkClosed()
        return self

    def __exit__(self, *failure):
        self.close()

    def __iter__(self):
        self._checkClosed()
        return self

    def __next__(self):
        line = self.readline()
        if not line:
            raise StopIteration
        return line

    def readline(self, size=-1, /):
        """Read up to and with the next line end, at most `size` bytes."""
        limit = limit_of(size)
        line = bytearray()
        while limit < 0 or len(line) < limit:
            piece = self.read(self._ahead(limit - len(line)))
            if not piece:
                break
            line += piece
            if line.endswith(b"\n"):
                break
        return bytes(line)

    def _ahead(self, most):
        """How many bytes can be read without reading over a line end."""
        peek = getattr(self, "peek", None)
        seen = peek(1) if peek else b""
        if not seen:
            return 1
        count = seen.find(b"\n") + 1 or len(seen)
        return count if most < 0 else min(count, most)

    def readlines(self, hint=-1, /):
        """The lines that are left, as a list; with a hint about as many as have that many bytes."""
        if hint is None or hint <= 0:
            return list(self)
        lines, total = [], 0
        for line in self:
            lines.append(line)
            total += len(line)
            if total >= hint:
                break
        return lines

    def writelines(self, lines, /):
        """Write each of some lines; line ends are not added."""
        self._checkClosed()
        for line in lines:
            self.write(line)


class _RawIOBase(_IOBase):
    """A stream of bytes without a buffer: `readinto` and `write` do the work."""

    def read(self, size=-1, /):
        """Read at most `size` bytes with one call of the system; None when there are none yet."""
        if size is None or size < 0:
            return self.readall()
        buffer = bytearray(size)
        count = self.readinto(buffer)
        return None if count is None else bytes(buffer[:count])

    def readall(self):
        """Read up to the end."""
        whole = bytearray()
        while piece := self.read(8192):
            whole += piece
        return bytes(whole) if whole else piece

    def readinto(self, buffer, /):
        """Read into a buffer; returns the number of bytes."""
        raise NotImplementedError

    def write(self, data, /):
        """Write bytes; returns how many were written."""
        raise NotImplementedError


class _BufferedIOBase(_IOBase):
    """A stream of bytes with a buffer."""

    def read(self, size=-1, /):
        """Read `size` bytes, or up to the end."""
        self._unsupported("read")

    def read1(self, size=-1, /):
        """Read at most `size` bytes with at most one read below."""
        self._unsupported("read1")

    def readinto(self, buffer, /):
        """Read into a buffer; returns the number of bytes."""
        return fill(buffer, self.read(room(buffer)))

    def readinto1(self, buffer, /):
        """As `readinto`, with at most one read below."""
        return fill(buffer, self.read1(room(buffer)))

    def write(self, data, /):
        """Write bytes; returns how many."""
        self._unsupported("write")

    def detach(self):
        """Separate the stream below from this one and return it."""
        self._unsupported("detach")


class _TextIOBase(_IOBase):
    """A stream of text."""

    encoding = None
    errors = None
    newlines = None

    def read(self, size=-1, /):
        """Read `size` characters, or up to the end."""
        self._unsupported("read")

    def readline(self, size=-1, /):
        """Read up to and with the next line end."""
        self._unsupported("readline")

    def write(self, text, /):
        """Write a string; returns its length."""
        if not isinstance(text, str):
            raise TypeError(f"write() argument 1 must be str, not {type(text).__name__}")
        self._unsupported("write")

    def detach(self):
        """Separate the stream below from this one and return it."""
        self._unsupported("detach")


for _class in (_IOBase, _RawIOBase, _BufferedIOBase, _TextIOBase):
    _class.__module__ = "_io"
"""#
}
