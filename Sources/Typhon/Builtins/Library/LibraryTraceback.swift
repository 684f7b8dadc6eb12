extension GuestModules {
    static let moduleTraceback: StaticString = #"""
"""Tracebacks as text and as data: where an exception was raised, and what led to it."""

import linecache
import sys

__all__ = [
    "extract_stack", "extract_tb", "format_exception", "format_exception_only", "format_list", "format_stack",
    "format_tb", "print_exc", "format_exc", "print_exception", "print_last", "print_stack", "print_tb", "clear_frames",
    "FrameSummary", "StackSummary", "TracebackException", "walk_stack", "walk_tb",
]

_missing = object()
_CAUSE = "\nThe above exception was the direct cause of the following exception:\n\n"
_CONTEXT = "\nDuring handling of the above exception, another exception occurred:\n\n"
_HEADER = "Traceback (most recent call last):\n"
_REPEATS = 3
# How far `tb_lasti` goes with every instruction.
_STEP = 2


# Printing and formatting


def print_list(extracted_list, file=None):
    """Print a list of entries, as `extract_tb` gives it."""
    _write(StackSummary.from_list(extracted_list).format(), file)


def format_list(extracted_list):
    """The text of a list of entries, as a list of strings."""
    return StackSummary.from_list(extracted_list).format()


def print_tb(tb, limit=None, file=None):
    """Print the entries of a traceback."""
    print_list(extract_tb(tb, limit=limit), file=file)


def format_tb(tb, limit=None):
    """The text of the entries of a traceback, as a list of strings."""
    return extract_tb(tb, limit=limit).format()


def extract_tb(tb, limit=None):
    """The entries of a traceback."""
    return StackSummary._of_places(_tb_places(tb), limit)


def print_exception(exc, /, value=_missing, tb=_missing, limit=None, file=None, chain=True):
    """Print an exception, its traceback, and what it came from."""
    value, tb = _value_and_tb(exc, value, tb)
    TracebackException(type(value), value, tb, limit=limit, compact=True).print(file=file, chain=chain)


def format_exception(exc, /, value=_missing, tb=_missing, limit=None, chain=True):
    """The text of an exception, its traceback, and what it came from, as a list of strings."""
    value, tb = _value_and_tb(exc, value, tb)
    return list(TracebackException(type(value), value, tb, limit=limit, compact=True).format(chain=chain))


def format_exception_only(exc, /, value=_missing):
    """The text of an exception without its traceback, as a list of strings."""
    if value is _missing:
        value = exc
    return list(TracebackException(type(value), value, None, compact=True).format_exception_only())


def _value_and_tb(exc, value, tb):
    if (value is _missing) != (tb is _missing):
        raise ValueError("Both or neither of value and tb must be given")
    if value is not _missing:
        return value, tb
    if exc is None:
        return None, None
    if isinstance(exc, BaseException):
        return exc, exc.__traceback__
    raise TypeError(f"Exception expected for value, {type(exc).__name__} found")


def print_exc(limit=None, file=None, chain=True):
    """Print the exception that is handled now."""
    print_exception(sys.exception(), limit=limit, file=file, chain=chain)


def format_exc(limit=None, chain=True):
    """The text of the exception that is handled now."""
    return "".join(format_exception(sys.exception(), limit=limit, chain=chain))


def print_last(limit=None, file=None, chain=True):
    """Print the exception that ended the last statement of an interactive session."""
    if hasattr(sys, "last_exc"):
        return print_exception(sys.last_exc, limit=limit, file=file, chain=chain)
    if not hasattr(sys, "last_type"):
        raise ValueError("no last exception")
    print_exception(sys.last_type, sys.last_value, sys.last_traceback, limit, file, chain)


def print_stack(f=None, limit=None, file=None):
    """Print the entries of the stack, the caller last."""
    print_list(extract_stack(_caller() if f is None else f, limit=limit), file=file)


def format_stack(f=None, limit=None):
    """The text of the entries of the stack, as a list of strings."""
    return format_list(extract_stack(_caller() if f is None else f, limit=limit))


def extract_stack(f=None, limit=None):
    """The entries of the stack, the caller last."""
    stack = StackSummary.extract(walk_stack(_caller() if f is None else f), limit=limit)
    stack.reverse()
    return stack


def _caller():
    """The frame that called this module."""
    frame = own = sys._getframe()
    while frame is not None and frame.f_code.co_filename == own.f_code.co_filename:
        frame = frame.f_back
    return frame


def walk_stack(f):
    """Frames and their line numbers, from a frame outwards."""
    if f is None:
        f = _caller()
    while f is not None:
        yield f, f.f_lineno
        f = f.f_back


def walk_tb(tb):
    """Frames and line numbers of a traceback."""
    while tb is not None:
        yield tb.tb_frame, tb.tb_lineno
        tb = tb.tb_next


def clear_frames(tb):
    """Forget the local variables of all frames of a traceback."""
    while tb is not None:
        try:
            tb.tb_frame.clear()
        except RuntimeError:
            # It is still running.
            pass
        tb = tb.tb_next


def _write(lines, file):
    file = sys.stderr if file is None else file
    for line in lines:
        print(line, file=file, end="")


def _tb_places(tb):
    """Frames and positions (line, last line, first and last column) of a traceback."""
    while tb is not None:
        yield tb.tb_frame, _position(tb.tb_frame.f_code, tb.tb_lasti, tb.tb_lineno)
        tb = tb.tb_next


def _position(code, lasti, lineno):
    if lasti >= 0 and hasattr(code, "co_positions"):
        for index, position in enumerate(code.co_positions()):
            if index == lasti // _STEP:
                return lineno, *position[1:]
    return lineno, None, None, None


# Entries


class FrameSummary:
    """One entry: a file, a line, the name of a function; the text of the line is read when asked for."""

    __slots__ = ("filename", "lineno", "end_lineno", "colno", "end_colno", "name", "_line", "locals")

    def __init__(
        self, filename, lineno, name, *, lookup_line=True, locals=None, line=None, end_lineno=None, colno=None,
        end_colno=None
    ):
        self.filename, self.lineno, self.name = filename, lineno, name
        self.end_lineno, self.colno, self.end_colno = end_lineno, colno, end_colno
        self._line = line
        if lookup_line:
            self.line
        self.locals = None if locals is None else {key: _safe(value, "local", repr) for key, value in locals.items()}

    def __eq__(self, other):
        if isinstance(other, FrameSummary):
            return (self.filename, self.lineno, self.name, self.locals) == (
                other.filename, other.lineno, other.name, other.locals)
        if isinstance(other, tuple):
            return tuple(self) == other
        return NotImplemented

    __hash__ = None

    def __getitem__(self, pos):
        return (self.filename, self.lineno, self.name, self.line)[pos]

    def __iter__(self):
        return iter((self.filename, self.lineno, self.name, self.line))

    def __len__(self):
        return 4

    def __repr__(self):
        return f"<FrameSummary file {self.filename}, line {self.lineno} in {self.name}>"

    @property
    def _original_line(self):
        self.line
        return self._line

    @property
    def line(self):
        """The source line without blanks around it."""
        if self._line is None:
            if self.lineno is None:
                return None
            self._line = linecache.getline(self.filename, self.lineno)
        return self._line.strip()


def _safe(value, what, text=str):
    try:
        return text(value)
    except BaseException:
        return f"<{what} {text.__name__}() failed>"


class StackSummary(list):
    """A list of entries, ready to be formatted."""

    @classmethod
    def extract(klass, frame_gen, *, limit=None, lookup_lines=True, capture_locals=False):
        """The entries of some frames with line numbers, as `walk_tb` gives them."""
        places = ((frame, (line, None, None, None)) for frame, line in frame_gen)
        return klass._of_places(places, limit, lookup_lines, capture_locals)

    @classmethod
    def _of_places(klass, places, limit=None, lookup_lines=True, capture_locals=False):
        stack = klass()
        for frame, (line, end_line, column, end_column) in _limited(places, limit):
            code = frame.f_code
            linecache.lazycache(code.co_filename, frame.f_globals)
            stack.append(FrameSummary(
                code.co_filename, line, code.co_name, lookup_line=False, locals=frame.f_locals if capture_locals else None,
                end_lineno=end_line, colno=column, end_colno=end_column))
        for name in {entry.filename for entry in stack}:
            linecache.checkcache(name)
        if lookup_lines:
            for entry in stack:
                entry.line
        return stack

    @classmethod
    def from_list(klass, a_list):
        """Entries from a list of entries or of tuples (file, line, name, source line)."""
        stack = klass()
        for entry in a_list:
            if not isinstance(entry, FrameSummary):
                filename, lineno, name, line = entry
                entry = FrameSummary(filename, lineno, name, line=line)
            stack.append(entry)
        return stack

    def format_frame_summary(self, frame_summary):
        """The text of one entry; None leaves it out."""
        entry = frame_summary
        text = f'  File "{entry.filename}", line {entry.lineno}, in {entry.name}\n'
        if entry.line:
            text += f"    {entry.line}\n"
            if entry.colno is not None and entry.end_colno is not None:
                from _traceback_carets import carets

                text += carets(entry._original_line, entry.lineno, entry.end_lineno, entry.colno, entry.end_colno)
        if entry.locals:
            text += "".join(f"    {name} = {value}\n" for name, value in sorted(entry.locals.items()))
        return text

    def format(self):
        """The text of all entries, as a list of strings; an entry that repeats is shown three times."""
        texts, last, count = [], None, 0
        for entry in self:
            text = self.format_frame_summary(entry)
            if text is None:
                continue
            place = entry.filename, entry.lineno, entry.name
            if place != last:
                texts += _repeated(count)
                last, count = place, 0
            count += 1
            if count <= _REPEATS:
                texts.append(text)
        return texts + _repeated(count)


def _limited(places, limit):
    if limit is None:
        limit = getattr(sys, "tracebacklimit", None)
        limit = limit if limit is None else max(limit, 0)
    if limit is None:
        return places
    if limit < 0:
        return list(places)[limit:]
    return [place for _, place in zip(range(limit), places)]


def _repeated(count):
    more = count - _REPEATS
    return [f"  [Previous line repeated {more} more time{'s' if more > 1 else ''}]\n"] if more > 0 else []


# Exceptions


class TracebackException:
    """What is needed to print an exception later, without keeping the exception or its frames alive."""

    def __init__(
        self, exc_type, exc_value, exc_traceback, *, limit=None, lookup_lines=True, capture_locals=False, compact=False,
        max_group_width=15, max_group_depth=10, _seen=None
    ):
        options = dict(
            limit=limit, lookup_lines=lookup_lines, capture_locals=capture_locals, max_group_width=max_group_width,
            max_group_depth=max_group_depth)
        seen = set() if _seen is None else _seen
        self._take(exc_type, exc_value, exc_traceback, options)
        seen.add(id(exc_value))
        # A chain can be longer than the stack is deep.
        waiting = [(self, exc_value)]
        while waiting:
            made, value = waiting.pop()
            waiting += made._link(value, seen, compact, options)

    def _take(self, exc_type, value, tb, options):
        self.max_group_width, self.max_group_depth = options["max_group_width"], options["max_group_depth"]
        self.stack = StackSummary._of_places(
            _tb_places(tb), options["limit"], options["lookup_lines"], options["capture_locals"])
        self.exc_type = exc_type
        self._str = _safe(value, "exception")
        try:
            self.__notes__ = getattr(value, "__notes__", None)
        except Exception as error:
            self.__notes__ = [f"Ignored error getting __notes__: {error!r}"]
        if exc_type and issubclass(exc_type, SyntaxError):
            self._take_place(value)
        elif exc_type and issubclass(exc_type, (NameError, AttributeError, ImportError) if tb else (AttributeError, ImportError)):
            self._str += _hint(value, self._name(), self._str)
        self.__suppress_context__ = value.__suppress_context__ if value is not None else False
        self.__cause__ = self.__context__ = self.exceptions = None

    def _take_place(self, value):
        self.filename, self.text, self.msg = value.filename, value.text, value.msg
        self.lineno = None if value.lineno is None else str(value.lineno)
        self.end_lineno = None if value.end_lineno is None else str(value.end_lineno)
        self.offset, self.end_offset = value.offset, value.end_offset

    def _link(self, value, seen, compact, options):
        """Make the causes and members of an exception; gives them with their values."""
        made = []
        cause, context = getattr(value, "__cause__", None), getattr(value, "__context__", None)
        if cause is not None and id(cause) not in seen:
            self.__cause__ = self._related(cause, seen, options, made)
        needed = not compact or self.__cause__ is None and not self.__suppress_context__
        if context is not None and needed and id(context) not in seen:
            self.__context__ = self._related(context, seen, options, made)
        if isinstance(value, BaseExceptionGroup):
            self.exceptions = [self._related(member, seen, options, made) for member in value.exceptions]
        return made

    def _related(self, value, seen, options, made):
        seen.add(id(value))
        other = TracebackException.__new__(TracebackException)
        other._take(type(value), value, value.__traceback__, options)
        made.append((other, value))
        return other

    @classmethod
    def from_exception(cls, exc, *args, **kwargs):
        """Of an exception with its own traceback."""
        return cls(type(exc), exc, exc.__traceback__, *args, **kwargs)

    def __eq__(self, other):
        return self.__dict__ == other.__dict__ if isinstance(other, TracebackException) else NotImplemented

    __hash__ = None

    def __str__(self):
        return self._str

    def _name(self):
        name, module = self.exc_type.__qualname__, self.exc_type.__module__
        if module in ("__main__", "builtins"):
            return name
        return f"{module if isinstance(module, str) else '<unknown>'}.{name}"

    def format_exception_only(self):
        """The lines of the exception itself; the last is the message, notes follow."""
        if self.exc_type is None:
            yield _last_line(None, self._str)
            return
        if issubclass(self.exc_type, SyntaxError):
            yield from self._syntax_error_lines(self._name())
        else:
            yield _last_line(self._name(), self._str)
        yield from self._note_lines()

    def _note_lines(self):
        notes = self.__notes__
        if isinstance(notes, (list, tuple)):
            for note in notes:
                yield from (line + "\n" for line in _safe(note, "note").split("\n"))
        elif notes is not None:
            yield _safe(notes, "__notes__", repr) + "\n"

    def _syntax_error_lines(self, name):
        suffix = ""
        if self.lineno is not None:
            yield f'  File "{self.filename or "<string>"}", line {self.lineno}\n'
        elif self.filename is not None:
            suffix = f" ({self.filename})"
        if self.text is not None:
            yield from self._source_lines(self.text.rstrip("\n"))
        yield f"{name}: {self.msg or '<no detail available>'}{suffix}\n"

    def _source_lines(self, whole):
        shown = whole.lstrip(" \n\f")
        yield f"    {shown}\n"
        if self.offset is None:
            return
        offset, end = self.offset, self.end_offset or self.offset
        if self.lineno != self.end_lineno and self.end_lineno is not None:
            end = len(whole) + 1
        if end in (offset, -1):
            end = offset + 1
        column = offset - 1 - (len(whole) - len(shown))
        if column >= 0:
            blanks = "".join(letter if letter.isspace() else " " for letter in shown[:column])
            yield f"    {blanks}{'^' * (end - offset)}\n"

    def format(self, *, chain=True, _ctx=None):
        """All lines: what it came from first, then the traceback and the exception."""
        from _traceback_groups import Lines

        lines = Lines() if _ctx is None else _ctx
        for link, message in reversed(self._chain() if chain else [(self, None)]):
            if message is not None:
                yield from lines.emit(message)
            if link.exceptions is not None:
                yield from lines.emit_group(link, chain)
                continue
            if link.stack:
                yield from lines.emit(_HEADER)
                yield from lines.emit(link.stack.format())
            yield from lines.emit(link.format_exception_only())

    def _chain(self):
        """This exception and those it came from, each with the words between it and the one before it in this list."""
        links, link, message = [], self, None
        while link is not None:
            links.append((link, message))
            if link.__cause__ is not None:
                link, message = link.__cause__, _CAUSE
            elif link.__context__ is not None and not link.__suppress_context__:
                link, message = link.__context__, _CONTEXT
            else:
                link = None
        return _after(links)

    def print(self, *, file=None, chain=True):
        """Print all lines."""
        _write(self.format(chain=chain), file)


def _after(links):
    """Move every message from the older exception of a pair to the newer one, which is printed after it."""
    messages = [message for _, message in links[1:]] + [None]
    return [(link, message) for (link, _), message in zip(links, messages)]


def _last_line(name, text):
    return f"{name}: {text}\n" if text else f"{name}\n"


def _hint(value, name, text):
    """What the interpreter adds to a message: ". Did you mean ...?"."""
    try:
        from _thread import _format_exception
    except ImportError:
        return ""
    lines, start = _format_exception(value), f"{name}: {text}"
    rest = lines[lines.rfind(start) + len(start):].split("\n", 1)[0] if start in lines else ""
    return rest if rest.startswith(". Did you ") else ""
"""#
}
