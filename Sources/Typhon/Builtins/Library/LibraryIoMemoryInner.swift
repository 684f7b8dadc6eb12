extension GuestModules {
    static let moduleIoMemoryInner: StaticString = #"""
"""Streams in memory: StringIO and BytesIO."""

from _io_base import _BufferedIOBase, _TextIOBase, byte_view, check_whence, exact_limit, fill, index_of, limit_of, room

_ENDS = {None: "", "": "", "\n": "\n", "\r": "\r", "\r\n": "\r\n"}


class StringIO(_TextIOBase):
    """A stream of text in memory."""

    # At the end of the text the position is None and the text is in pieces: writing there is one append.
    __slots__ = ("_is_closed", "_pieces", "_text", "_position", "_newline", "_adapts", "_seen", "__dict__", "__weakref__")
    __module__ = "_io"

    def __init__(self, initial_value="", newline="\n"):
        if newline is not None and not isinstance(newline, str):
            raise TypeError(f"newline must be str or None, not {type(newline).__name__}")
        if newline not in _ENDS:
            raise ValueError(f"illegal newline value: {newline!r}")
        if initial_value is not None and not isinstance(initial_value, str):
            raise TypeError(f"initial_value must be str or None, not {type(initial_value).__name__}")
        self._is_closed = False
        self._newline, self._adapts, self._seen = newline, newline != "\n", 0
        self._pieces, self._text = [], ""
        if initial_value:
            self._text = self._adapted(initial_value)
            self._position = 0
        else:
            self._position = None

    def _check(self):
        if self.closed:
            raise ValueError("I/O operation on closed file")

    def _adapted(self, text):
        """A text as this stream keeps it, line ends translated."""
        newline = self._newline
        if newline is None or newline == "":
            if "\r" in text or "\n" in text:
                self._note_ends(text)
            return text.replace("\r\n", "\n").replace("\r", "\n") if newline is None else text
        return text.replace("\n", newline) if newline != "\n" else text

    def _note_ends(self, text):
        pairs = text.count("\r\n")
        self._seen |= (text.count("\r") > pairs) | (text.count("\n") > pairs) << 1 | (pairs > 0) << 2

    @property
    def newlines(self):
        """The line ends seen so far, where line ends are translated."""
        self._check()
        found = tuple(end for bit, end in enumerate(("\r", "\n", "\r\n")) if self._seen >> bit & 1)
        return found if len(found) > 1 else found[0] if found else None

    @property
    def line_buffering(self):
        """Always false."""
        self._check()
        return False

    def write(self, text, /):
        """Write a string at the position; returns its length."""
        if not isinstance(text, str):
            raise TypeError(f"string argument expected, got '{type(text).__name__}'")
        if self._position is None and not self._adapts:
            self._pieces.append(text)
            return len(text)
        self._check()
        self._put(self._adapted(text) if self._adapts else text)
        return len(text)

    def _put(self, text):
        position = self._position
        if position is None:
            self._pieces.append(text)
        elif text:
            whole, end = self._text, position + len(text)
            if end >= len(whole):
                self._pieces.append(whole[:position].ljust(position, "\0") + text)
                self._text, self._position = "", None
            else:
                self._text, self._position = whole[:position] + text + whole[end:], end

    def getvalue(self):
        """The whole text."""
        self._check()
        return self._whole()

    def _whole(self):
        return self._text if self._position is not None else "".join(self._pieces)

    def _place(self):
        """Make the text one string with a position in it; returns the position."""
        if self._position is None:
            self._check()
            self._text = "".join(self._pieces)
            self._position = len(self._text)
            self._pieces = []
        elif self.closed:
            self._check()
        return self._position

    def read(self, size=-1, /):
        """Read `size` characters, or up to the end."""
        start = self._place()
        limit = -1 if size == -1 else limit_of(size)
        text = self._text
        piece = text[start:] if limit < 0 else text[start:start + limit]
        self._position = start + len(piece)
        return piece

    def readline(self, size=-1, /):
        """Read up to and with the next line end, at most `size` characters."""
        start = self._place()
        limit = -1 if size == -1 else limit_of(size)
        end = self._line_end(start)
        if limit >= 0:
            end = min(end, start + limit)
        line = self._text[start:end]
        self._position = start + len(line)
        return line

    def _line_end(self, start):
        text, newline = self._text, self._newline
        if newline == "":
            return self._any_line_end(text, start)
        newline = newline or "\n"
        found = text.find(newline, start)
        return found + len(newline) if found >= 0 else len(text)

    def _any_line_end(self, text, start):
        feed, carriage = text.find("\n", start), text.find("\r", start)
        if carriage < 0 or 0 <= feed < carriage:
            return feed + 1 if feed >= 0 else len(text)
        return carriage + (2 if feed == carriage + 1 else 1)

    def readlines(self, hint=-1, /):
        """The lines that are left, as a list."""
        return super().readlines(limit_of(hint))

    def __next__(self):
        line = self.readline()
        if not line:
            raise StopIteration
        return line

    def tell(self):
        """The position: a number of characters."""
        self._check()
        return len("".join(self._pieces)) if self._position is None else self._position

    def seek(self, offset, whence=0, /):
        """Move to a position; from the position and from the end only by zero."""
        self._check()
        offset = index_of(offset)
        check_whence(whence, "Invalid whence ({}, should be 0, 1 or 2)")
        if whence == 0 and offset < 0:
            raise ValueError(f"Negative seek position {offset}")
        if whence and offset:
            raise OSError("Can't do nonzero cur-relative seeks")
        if whence == 0:
            self._place()
            self._position = offset
        elif whence == 2 and self._position is not None:
            self._pieces = [self._text]
            self._text, self._position = "", None
        return self.tell()

    def truncate(self, pos=None, /):
        """Cut the text at a position, which stays where it is."""
        position = self._place()
        size = position if pos is None else exact_limit(pos)
        if size < 0:
            raise ValueError(f"Negative size value {size}")
        self._text = self._text[:size]
        return size

    def close(self):
        """Forget the text."""
        self._is_closed = True
        self._pieces, self._text, self._position = [], "", 0

    def flush(self):
        """Nothing waits to be written."""

    def readable(self):
        """Yes."""
        self._check()
        return True

    writable = seekable = readable

    def __getstate__(self):
        position = self.tell()
        return self.getvalue(), self._newline, position, self.__dict__.copy() or None

    def __setstate__(self, state):
        text, newline, position, attributes = state
        StringIO.__init__(self, "", newline)
        self._text, self._position = text, position
        if attributes:
            self.__dict__.update(attributes)

    def __reduce_ex__(self, protocol):
        return type(self), (), self.__getstate__()


class BytesIO(_BufferedIOBase):
    """A stream of bytes in memory."""

    # The content is bytes as long as nothing was written, so that reading copies nothing twice.
    __slots__ = ("_is_closed", "_data", "_position", "__dict__", "__weakref__")
    __module__ = "_io"

    def __init__(self, initial_bytes=b""):
        self._is_closed = False
        self._data = b"" if initial_bytes is None else bytes(byte_view(initial_bytes))
        self._position = 0

    def _writable_data(self):
        self._checkClosed()
        data = self._data
        if type(data) is bytes:
            data = self._data = bytearray(data)
        return data

    def write(self, data, /):
        """Write bytes at the position; returns how many."""
        content = self._data
        if type(content) is not bytearray:
            content = self._writable_data()
        if type(data) is not bytes:
            data = byte_view(data)
        start, size = self._position, len(data)
        if start == len(content):
            content += data
        elif size:
            if start > len(content):
                content.extend(bytes(start - len(content)))
            content[start:start + size] = data
        self._position = start + size
        return size

    def _take(self, size):
        data, start = self._data, self._position
        piece = data[start:] if size < 0 else data[start:start + size]
        self._position = start + len(piece)
        return piece if type(piece) is bytes else bytes(piece)

    def read(self, size=-1, /):
        """Read `size` bytes, or up to the end."""
        self._checkClosed()
        return self._take(-1 if size == -1 else limit_of(size))

    read1 = read

    def readinto(self, buffer, /):
        """Read into a buffer; returns the number of bytes."""
        self._checkClosed()
        return fill(buffer, self._take(room(buffer)))

    readinto1 = readinto

    def readline(self, size=-1, /):
        """Read up to and with the next line end, at most `size` bytes."""
        self._checkClosed()
        limit = -1 if size == -1 else limit_of(size)
        count = self._data.find(b"\n", self._position) + 1 - self._position
        if count <= 0 or 0 <= limit < count:
            count = limit
        return self._take(count)

    def readlines(self, hint=-1, /):
        """The lines that are left, as a list."""
        self._checkClosed()
        if hint is not None and not hasattr(hint, "__index__"):
            raise TypeError(f"integer argument expected, got '{type(hint).__name__}'")
        return super().readlines(hint)

    def __next__(self):
        line = self.readline()
        if not line:
            raise StopIteration
        return line

    def getvalue(self):
        """All the bytes."""
        self._checkClosed()
        return bytes(self._data)

    def getbuffer(self):
        """A view of the content that can be written; the size cannot change while it lives."""
        return memoryview(self._writable_data())

    def tell(self):
        """The position: a number of bytes."""
        self._checkClosed()
        return self._position

    def seek(self, offset, whence=0, /):
        """Move to a position, counted from the start, the position (1) or the end (2)."""
        self._checkClosed()
        offset = index_of(offset)
        check_whence(whence)
        if whence == 0 and offset < 0:
            raise ValueError(f"negative seek value {offset}")
        base = (0, self._position, len(self._data))[whence]
        self._position = max(base + offset, 0)
        return self._position

    def truncate(self, size=None, /):
        """Cut the content at a position, which stays where it is."""
        data = self._writable_data()
        size = self._position if size is None else exact_limit(size)
        if size < 0:
            raise ValueError(f"negative size value {size}")
        del data[size:]
        return size

    def close(self):
        """Forget the content."""
        if not self._is_closed and type(self._data) is bytearray:
            # Refused while a buffer is out.
            self._data.append(0)
        self._is_closed = True
        self._data = b""

    def flush(self):
        """Nothing waits to be written."""
        self._checkClosed()

    def __iter__(self):
        return self

    def readable(self):
        """Yes."""
        self._checkClosed()
        return True

    writable = seekable = readable

    def __getstate__(self):
        self._checkClosed()
        return self.getvalue(), self._position, self.__dict__.copy() or None

    def __setstate__(self, state):
        data, self._position, attributes = state
        self._data, self._is_closed = data, False
        if attributes:
            self.__dict__.update(attributes)

    def __reduce_ex__(self, protocol):
        return type(self), (), self.__getstate__()
"""#
}
