extension GuestModules {
    static let moduleIoTextInner: StaticString = #"""
"""Text over a stream of bytes: TextIOWrapper, and the decoders it needs."""

from _io_base import UnsupportedOperation, index_of, limit_of
from io import TextIOBase

_CHUNK = 8192


class IncrementalNewlineDecoder:
    """Decodes piece by piece and translates line ends; a decoder of None means that the input is text already."""

    __module__ = "_io"

    def __init__(self, decoder, translate, errors="strict"):
        self.decoder, self.translate, self.errors = decoder, translate, errors
        self._seen, self._holds = 0, False

    def decode(self, input, final=False):
        """The text of the next piece of input."""
        text = input if self.decoder is None else self.decoder.decode(input, final=final)
        if self._holds and (text or final):
            text, self._holds = "\r" + text, False
        if text.endswith("\r") and not final:
            text, self._holds = text[:-1], True
        if "\r" not in text and "\n" not in text:
            return text
        return self._noted(text)

    def _noted(self, text):
        pairs = text.count("\r\n")
        self._seen |= (text.count("\r") > pairs) | (text.count("\n") > pairs) << 1 | (pairs > 0) << 2
        return text.replace("\r\n", "\n").replace("\r", "\n") if self.translate else text

    def getstate(self):
        """What is needed to go on from here: the bytes held, and a number."""
        held, flag = (b"", 0) if self.decoder is None else self.decoder.getstate()
        return held, flag << 1 | self._holds

    def setstate(self, state):
        """Go back to a state."""
        held, flag = state
        self._holds = bool(flag & 1)
        if self.decoder is not None:
            self.decoder.setstate((held, flag >> 1))

    def reset(self):
        """Start again."""
        self._seen, self._holds = 0, False
        if self.decoder is not None:
            self.decoder.reset()

    @property
    def newlines(self):
        """The line ends seen so far: None, a string, or a tuple."""
        found = tuple(end for bit, end in enumerate(("\r", "\n", "\r\n")) if self._seen >> bit & 1)
        return found if len(found) > 1 else found[0] if found else None


class _Decoder:
    """Decodes bytes piece by piece; what may be the start of a character waits."""

    def __init__(self, encoding, errors):
        self.encoding, self.errors = encoding, errors
        self.held, self.code = b"", None

    def decode(self, data, final=False):
        data = self.held + data
        if self.code is None:
            data = self._settle(data, final)
        cut = len(data) if final else len(data) - _waiting(data, self.code or "")
        self.held = data[cut:]
        return str(data[:cut], self.code or self.encoding, self.errors)

    def _settle(self, data, final):
        """Find out the order of bytes; takes away the mark at the start."""
        name = self.encoding.lower().replace("_", "-")
        short = name.replace("-", "")
        if short in ("utf16", "utf32"):
            width = 2 if short == "utf16" else 4
            if len(data) < width:
                return data
            little, big = "\ufeff".encode(short + "-le"), "\ufeff".encode(short + "-be")
            self.code = short + ("-be" if data[:width] == big else "-le")
            return data[width:] if data[:width] in (little, big) else data
        if name != "utf-8-sig":
            self.code = "utf-8" if short in ("utf8", "u8", "utf") else name
            return data
        if len(data) < 3 and not final and b"\xef\xbb\xbf".startswith(data):
            return data
        self.code = "utf-8"
        return data[3:] if data.startswith(b"\xef\xbb\xbf") else data


def _waiting(data, code):
    """How many bytes at the end are the start of a character."""
    if code == "utf-8":
        return _waiting_utf8(data)
    if "32" in code:
        return len(data) % 4
    if "16" not in code:
        return 0 if code else len(data)
    odd = len(data) % 2
    high = data[len(data) - odd - (1 if code.endswith("le") else 2):len(data) - odd][:1]
    return odd + 2 if high and 0xD8 <= high[0] < 0xDC else odd


def _waiting_utf8(data):
    for back in range(1, min(3, len(data)) + 1):
        byte = data[-back]
        if byte >= 0xC0:
            need = 2 if byte < 0xE0 else 3 if byte < 0xF0 else 4
            return back if back < need else 0
        if byte < 0x80:
            return 0
    return 0


class TextIOWrapper(TextIOBase):
    """Text, decoded from and encoded to a stream of bytes."""

    __module__ = "_io"
    _CHUNK_SIZE = _CHUNK
    _buffer = None

    def __init__(self, buffer, encoding=None, errors=None, newline=None, line_buffering=False, write_through=False):
        if newline is not None and not isinstance(newline, str):
            raise TypeError(f"TextIOWrapper() argument 'newline' must be str or None, not {type(newline).__name__}")
        if newline not in (None, "", "\n", "\r", "\r\n"):
            raise ValueError(f"illegal newline value: {newline}")
        self._encoding = "UTF-8" if encoding in (None, "locale") else encoding
        "".encode(self._encoding)
        self._errors, self._newline = errors or "strict", newline
        self._line_buffering, self._write_through = bool(line_buffering), bool(write_through)
        self._buffer, self._pending, self._begun = buffer, [], False
        self._seen_ends = 0
        self._forget()

    def _forget(self):
        """Drop what was read ahead. `_text[_at:]` is decoded and not given out; its bytes start at `_base`."""
        self._text, self._at, self._base = "", 0, None
        self._decoder, self._ended = _Decoder(self._encoding, self._errors), False

    @property
    def buffer(self):
        """The stream of bytes below."""
        if self._buffer is None:
            raise ValueError("underlying buffer has been detached")
        return self._buffer

    @property
    def encoding(self):
        """The name of the encoding."""
        return self._encoding

    @property
    def errors(self):
        """What happens with errors of encoding and decoding."""
        return self._errors

    @property
    def line_buffering(self):
        """Does a line end flush?"""
        return self._line_buffering

    @property
    def write_through(self):
        """Does every write go to the stream below at once?"""
        return self._write_through

    @property
    def newlines(self):
        """The line ends read so far: None, a string, or a tuple."""
        found = tuple(end for bit, end in enumerate(("\r", "\n", "\r\n")) if self._seen_ends >> bit & 1)
        return found if len(found) > 1 else found[0] if found else None

    @property
    def name(self):
        """The name of the stream below."""
        return self.buffer.name

    @property
    def closed(self):
        """Has the stream below been closed?"""
        return self.buffer.closed

    def reconfigure(self, *, encoding=None, errors=None, newline=Ellipsis, line_buffering=None, write_through=None):
        """Change how text is encoded, and when it is written."""
        if self._base is not None and (encoding is not None or errors is not None or newline is not Ellipsis):
            raise UnsupportedOperation("It is not possible to set the encoding or newline of stream after the first read")
        self.flush()
        if encoding is not None or errors is not None:
            self._errors = errors or ("strict" if encoding is not None else self._errors)
            self._encoding = encoding or self._encoding
            self._forget()
        if newline is not Ellipsis:
            self._newline = newline
        if line_buffering is not None:
            self._line_buffering = bool(line_buffering)
        if write_through is not None:
            self._write_through = bool(write_through)

    # Writing

    def write(self, text, /):
        """Write a string; returns its length."""
        if not isinstance(text, str):
            raise TypeError(f"write() argument must be str, not {type(text).__name__}")
        if self.closed:
            raise ValueError("I/O operation on closed file.")
        if not self._begun and not self._buffer.writable():
            raise UnsupportedOperation("not writable")
        if self._base is not None:
            self._return_to_reader()
        self._pending.append(self._encoded(text))
        if self._write_through or len(self._pending) > 200 or len(text) >= _CHUNK:
            self._empty()
        if self._line_buffering and ("\n" in text or "\r" in text):
            self.flush()
        return len(text)

    def _encoded(self, text):
        ends = self._newline
        if ends in ("\r", "\r\n"):
            text = text.replace("\n", ends)
        code, begun = self._encoding, self._begun
        self._begun = True
        name = code.lower().replace("_", "-")
        if name in ("utf-16", "utf-32", "utf-8-sig") and (begun or self._buffer.seekable() and self._buffer.tell()):
            code = "utf-8" if name == "utf-8-sig" else name + "-le"
        return text.encode(code, self._errors)

    def _empty(self):
        if self._pending:
            pending, self._pending = self._pending, []
            self._buffer.write(b"".join(pending))

    def _return_to_reader(self):
        """Writing after reading goes on where the reader is."""
        if self._buffer.seekable():
            self._buffer.seek(self.tell())
        self._forget()

    def flush(self):
        """Write what is still in buffers."""
        if self.closed:
            raise ValueError("I/O operation on closed file.")
        self._empty()
        self._buffer.flush()

    def close(self):
        """Flush, and close the stream below."""
        if self._buffer is not None and not self.closed:
            try:
                self.flush()
            finally:
                self._buffer.close()

    def detach(self):
        """Separate the stream of bytes from this one and return it."""
        buffer = self.buffer
        self.flush()
        self._buffer = None
        return buffer

    # Reading

    def _fetch(self):
        """Decode one more piece behind what is there; False at the end."""
        if self._ended:
            return False
        buffer = self._buffer
        if self._base is None:
            self._start_reading(buffer)
        data = buffer.read1(_CHUNK) if hasattr(buffer, "read1") else buffer.read(_CHUNK)
        self._ended = not data
        text = self._decoder.decode(data or b"", not data)
        self._drop_given()
        self._text += text
        return not self._ended or bool(text)

    def _start_reading(self, buffer):
        if not buffer.readable():
            raise UnsupportedOperation("not readable")
        self._empty()
        self._base = buffer.tell() if buffer.seekable() else 0

    def _drop_given(self):
        if self._at > _CHUNK:
            self._base += self._size_of(self._text[:self._at])
            self._text, self._at = self._text[self._at:], 0

    def _size_of(self, text):
        """How many bytes some text was read from."""
        code = self._decoder.code or self._encoding
        return len(text.encode(code, self._errors if self._errors == "surrogateescape" else "replace"))

    def _check_reading(self):
        if self.closed:
            raise ValueError("I/O operation on closed file.")

    def _translated(self, text):
        if self._newline not in (None, ""):
            return text
        if "\r" in text or "\n" in text:
            pairs = text.count("\r\n")
            self._seen_ends |= (text.count("\r") > pairs) | (text.count("\n") > pairs) << 1 | (pairs > 0) << 2
        return text.replace("\r\n", "\n").replace("\r", "\n") if self._newline is None else text

    def read(self, size=-1, /):
        """Read `size` characters, or up to the end."""
        self._check_reading()
        limit = limit_of(size)
        if limit >= 0:
            return self._read_some(limit)
        while self._fetch():
            pass
        return self._give(len(self._text))

    def _give(self, end):
        piece = self._text[self._at:end]
        self._at = end
        return self._translated(piece)

    def _read_some(self, limit):
        pieces = ""
        while len(pieces) < limit:
            missing = limit - len(pieces)
            if len(self._text) - self._at <= missing and self._fetch():
                continue
            if self._at == len(self._text):
                break
            pieces += self._give(self._whole_end(self._at + missing))
        return pieces

    def _whole_end(self, end):
        """Do not cut a line end of two characters that counts as one."""
        if self._newline is None and self._text[end - 1:end + 1] == "\r\n":
            return end + 1
        return min(end, len(self._text))

    def readline(self, size=-1, /):
        """Read up to and with the next line end, at most `size` characters."""
        self._check_reading()
        limit = limit_of(size)
        scanned = 0
        while True:
            end = self._line_end(self._at + scanned)
            if end >= 0 and (end < len(self._text) or self._text[end - 1] != "\r" or self._newline == "\r" or self._ended):
                break
            before, at = len(self._text), self._at
            if 0 <= limit <= before - at or not self._fetch():
                end = end if end >= 0 else len(self._text)
                break
            # The last character may be the first half of a line end.
            scanned = max(before - at - 1, 0)
        return self._give(min(end, self._at + limit) if limit >= 0 else end)

    def _line_end(self, start):
        text, newline = self._text, self._newline
        if newline:
            found = text.find(newline, start)
            return found + len(newline) if found >= 0 else -1
        feed, carriage = text.find("\n", start), text.find("\r", start)
        if carriage < 0 or 0 <= feed < carriage:
            return feed + 1 if feed >= 0 else -1
        return carriage + (2 if feed == carriage + 1 else 1)

    # The position

    def tell(self):
        """The position, as a number that `seek` understands."""
        self._check_reading()
        if not self._buffer.seekable():
            raise UnsupportedOperation("underlying stream is not seekable")
        self.flush()
        if self._base is None:
            return self._buffer.tell()
        mark = 0
        if self._decoder.code and self._base == 0 and self._encoding.lower().replace("_", "-") in ("utf-16", "utf-32", "utf-8-sig"):
            mark = {"8": 3, "6": 2, "2": 4}[self._encoding.lower().replace("_", "-").replace("-sig", "")[-1]]
        size = self._size_of(self._text[:self._at])
        return self._base + (size + mark if size else 0)

    def seek(self, cookie, whence=0, /):
        """Move to a position that `tell` gave, to the start or to the end."""
        self._check_reading()
        if not self._buffer.seekable():
            raise UnsupportedOperation("underlying stream is not seekable")
        cookie = index_of(cookie)
        if whence not in (0, 1, 2):
            raise ValueError(f"invalid whence ({whence}, should be 0, 1 or 2)")
        if whence and cookie:
            raise UnsupportedOperation(f"can't do nonzero {'cur' if whence == 1 else 'end'}-relative seeks")
        if whence == 0 and cookie < 0:
            raise ValueError(f"negative seek position {cookie}")
        self.flush()
        position = self.tell() if whence == 1 else self._buffer.seek(cookie, whence)
        if whence == 1:
            self._buffer.seek(position)
        self._forget()
        self._begun = position != 0
        return position

    def truncate(self, pos=None, /):
        """Cut the stream at a position."""
        self.flush()
        return self._buffer.truncate(self.tell() if pos is None else pos)

    def fileno(self):
        """The number of the file descriptor."""
        return self.buffer.fileno()

    def isatty(self):
        """Is this a terminal?"""
        return self.buffer.isatty()

    def readable(self):
        """Can the stream below be read?"""
        return self.buffer.readable()

    def writable(self):
        """Can the stream below be written?"""
        return self.buffer.writable()

    def seekable(self):
        """Can the position be moved?"""
        return self.buffer.seekable()

    def __repr__(self):
        text = "<_io.TextIOWrapper"
        for key in ("name", "mode"):
            value = getattr(self._buffer if key == "name" else self, key, None)
            if value is not None:
                text += f" {key}={value!r}"
        return text + f" encoding={self._encoding!r}>"
"""#
}
