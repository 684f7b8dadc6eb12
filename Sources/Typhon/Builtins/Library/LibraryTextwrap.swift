extension GuestModules {
    static let moduleTextwrap: StaticString = #"""
"""Wrapping, filling and indenting of text."""

__all__ = ["TextWrapper", "wrap", "fill", "dedent", "indent", "shorten"]

_WHITESPACE = "\t\n\x0b\x0c\r "
_TO_SPACE = dict.fromkeys(map(ord, _WHITESPACE), " ")


def _is_letter(text, i):
    if not 0 <= i < len(text):
        return False
    c = text[i]
    return c == "_" or c.isalnum() and not c.isdecimal()


def _is_word(text, i):
    return i < len(text) and (text[i] == "_" or text[i].isalnum())


def _before_dash(text, i):
    return i >= 0 and (text[i] in "_!\"'&.,?" or text[i].isalnum())


def _dash_end(text, i):
    """Where a dash of two or more hyphens that starts here ends, if a word follows it; else 0."""
    end = i
    while end < len(text) and text[end] == "-":
        end += 1
    return end if end - i >= 2 and _is_word(text, end) else 0


def _breaks_after_hyphen(text, i):
    """Whether a line may end after the hyphen here: it stands between two parts of a word."""
    before = _is_letter(text, i - 1) and (
        _is_letter(text, i - 2) or i >= 2 and text[i - 2] == "-" and _is_letter(text, i - 3))
    if not (before and _is_letter(text, i + 1)):
        return False
    return _is_letter(text, i + (3 if text[i + 2:i + 3] == "-" else 2))


def _word_end(text, start, end):
    """Where the part of a word that starts here ends."""
    if start > 0 and _before_dash(text, start - 1):
        stop = _dash_end(text, start)
        if stop:
            return stop
    i = text.find("-", start + 1, end)
    while i > 0:
        if _breaks_after_hyphen(text, i):
            return i + 1
        if _before_dash(text, i - 1) and _dash_end(text, i):
            return i
        i = text.find("-", i + 1, end)
    return end


def _run_end(text, i, in_space):
    while i < len(text) and (text[i] in _WHITESPACE) == in_space:
        i += 1
    return i


def _pieces(text, at_hyphens):
    """The text cut into words, or parts of words, and the spaces between them."""
    pieces = []
    i = 0
    while i < len(text):
        in_space = text[i] in _WHITESPACE
        end = _run_end(text, i + 1, in_space)
        while i < end:
            stop = _word_end(text, i, end) if at_hyphens and not in_space else end
            pieces.append(text[i:stop])
            i = stop
    return pieces


class TextWrapper:
    """Wraps text to lines of a greatest width; the attributes are the arguments."""

    def __init__(self, width=70, initial_indent="", subsequent_indent="", expand_tabs=True,
                 replace_whitespace=True, fix_sentence_endings=False, break_long_words=True,
                 drop_whitespace=True, break_on_hyphens=True, tabsize=8, *, max_lines=None,
                 placeholder=" [...]"):
        self.width = width
        self.initial_indent = initial_indent
        self.subsequent_indent = subsequent_indent
        self.expand_tabs = expand_tabs
        self.replace_whitespace = replace_whitespace
        self.fix_sentence_endings = fix_sentence_endings
        self.break_long_words = break_long_words
        self.drop_whitespace = drop_whitespace
        self.break_on_hyphens = break_on_hyphens
        self.tabsize = tabsize
        self.max_lines = max_lines
        self.placeholder = placeholder

    def _munge_whitespace(self, text):
        if self.expand_tabs:
            text = text.expandtabs(self.tabsize)
        return text.translate(_TO_SPACE) if self.replace_whitespace else text

    def _split(self, text):
        return _pieces(text, self.break_on_hyphens is True)

    def _split_chunks(self, text):
        return self._split(self._munge_whitespace(text))

    def _fix_sentence_endings(self, chunks):
        for i in range(len(chunks) - 1):
            if chunks[i + 1] == " " and self._ends_sentence(chunks[i]):
                chunks[i + 1] = "  "

    def _ends_sentence(self, chunk):
        end = chunk[:-1] if chunk[-1:] in ("'", '"') else chunk
        return end[-1:] in (".", "!", "?") and len(end) > 1 and "a" <= end[-2] <= "z"

    def _handle_long_word(self, reversed_chunks, cur_line, cur_len, width):
        if not self.break_long_words:
            # The word gets a line of its own, however wide.
            if not cur_line:
                cur_line.append(reversed_chunks.pop())
            return
        room = width - cur_len if width > 0 else 1
        end = room
        chunk = reversed_chunks[-1]
        if self.break_on_hyphens and len(chunk) > room:
            hyphen = chunk.rfind("-", 0, room)
            if hyphen > 0 and chunk[:hyphen].strip("-"):
                end = hyphen + 1
        cur_line.append(chunk[:end])
        reversed_chunks[-1] = chunk[end:]

    def _take_line(self, chunks, width):
        """Take from the end of chunks as many as fit on a line."""
        line, length = [], 0
        while chunks and length + len(chunks[-1]) <= width:
            length += len(chunks[-1])
            line.append(chunks.pop())
        if chunks and len(chunks[-1]) > width:
            self._handle_long_word(chunks, line, length, width)
        if self.drop_whitespace and line and not line[-1].strip():
            line.pop()
        return line

    def _is_last_allowed(self, lines, chunks, line, width):
        """Whether the line must be cut short, as no other may follow and text is left."""
        if self.max_lines is None or len(lines) + 1 < self.max_lines:
            return False
        rest_is_blank = self.drop_whitespace and len(chunks) == 1 and not chunks[0].strip()
        return not ((not chunks or rest_is_blank) and sum(map(len, line)) <= width)

    def _cut_line(self, lines, line, indent, width):
        """Put the placeholder at the end of the line, or of the one before it."""
        length = sum(map(len, line))
        while line:
            if line[-1].strip() and length + len(self.placeholder) <= width:
                lines.append(indent + "".join(line) + self.placeholder)
                return
            length -= len(line.pop())
        if lines and len(lines[-1].rstrip()) + len(self.placeholder) <= self.width:
            lines[-1] = lines[-1].rstrip() + self.placeholder
        else:
            lines.append(indent + self.placeholder.lstrip())

    def _check_width(self):
        if self.width <= 0:
            raise ValueError(f"invalid width {self.width!r} (must be > 0)")
        if self.max_lines is not None:
            indent = self.subsequent_indent if self.max_lines > 1 else self.initial_indent
            if len(indent) + len(self.placeholder.lstrip()) > self.width:
                raise ValueError("placeholder too large for max width")

    def _wrap_chunks(self, chunks):
        self._check_width()
        lines = []
        chunks.reverse()
        while chunks:
            indent = self.subsequent_indent if lines else self.initial_indent
            width = self.width - len(indent)
            if self.drop_whitespace and (lines or not chunks[-1]) and not chunks[-1].strip():
                chunks.pop()
            line = self._take_line(chunks, width)
            if line and self._is_last_allowed(lines, chunks, line, width):
                self._cut_line(lines, line, indent, width)
                break
            if line:
                lines.append(indent + "".join(line))
        return lines

    def wrap(self, text):
        """The lines of one paragraph, without newlines."""
        chunks = self._split_chunks(text)
        if self.fix_sentence_endings:
            self._fix_sentence_endings(chunks)
        return self._wrap_chunks(chunks)

    def fill(self, text):
        """The wrapped paragraph as one string."""
        return "\n".join(self.wrap(text))


def wrap(text, width=70, **kwargs):
    """The lines of one paragraph, each at most width wide."""
    return TextWrapper(width=width, **kwargs).wrap(text)


def fill(text, width=70, **kwargs):
    """One paragraph as a string of lines, each at most width wide."""
    return TextWrapper(width=width, **kwargs).fill(text)


def shorten(text, width, **kwargs):
    """The text on one line; words at the end give way to a placeholder if it is too wide."""
    return TextWrapper(width=width, max_lines=1, **kwargs).fill(" ".join(text.strip().split()))


def _common_start(first, second):
    length = 0
    while length < len(first) and length < len(second) and first[length] == second[length]:
        length += 1
    return first[:length]


def dedent(text):
    """The text without the whitespace that all its lines start with; blank lines are emptied."""
    lines = [line if line.strip(" \t") else "" for line in text.split("\n")]
    margin = None
    for line in lines:
        if line:
            start = line[:len(line) - len(line.lstrip(" \t"))]
            margin = start if margin is None else _common_start(margin, start)
    if margin:
        lines = [line[len(margin):] for line in lines]
    return "\n".join(lines)


def indent(text, prefix, predicate=None):
    """The text with the prefix before each line that is not blank, or that the predicate wants."""
    wanted = str.strip if predicate is None else predicate
    return "".join([prefix + line if wanted(line) else line for line in text.splitlines(True)])
"""#
}
