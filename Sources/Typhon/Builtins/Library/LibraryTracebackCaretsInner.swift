extension GuestModules {
    static let moduleTracebackCaretsInner: StaticString = #"""
"""The line of `~` and `^` under a source line: which part of it failed."""

_WORDS = frozenset((
    "and as assert async break class continue def del elif else except finally for from global if import in is lambda"
    " nonlocal not or pass raise return try while with yield").split())
_PRECEDENCE = {"|": 0, "^": 1, "&": 2, "<<": 3, ">>": 3, "+": 4, "-": 4, "*": 5, "/": 5, "//": 5, "%": 5, "@": 5, "**": 6}


def carets(line, lineno, end_lineno, start, end):
    """The line of carets with a line end, or nothing where it would say nothing."""
    text = line.rstrip()
    indent = len(line) - len(line.lstrip())
    anchors = None
    if end_lineno == lineno or end_lineno is None:
        anchors = _anchors(line[start:end])
    else:
        end = len(text)
    if anchors is None and _width(line[start:end]) >= _width(text[indent:]):
        return ""
    left, right = anchors or (0, end - start)
    marks = [
        ("^" if left <= offset < right else "~") * _width(letter) for offset, letter in enumerate(line[start:end])]
    return "    " + " " * _width(line[indent:start]) + "".join(marks) + "\n"


def _width(text):
    """How many columns a text takes on the screen."""
    if text.isascii():
        return len(text)
    try:
        from unicodedata import east_asian_width
    except ImportError:
        return len(text)
    return sum(2 if east_asian_width(letter) in "WF" else 1 for letter in text)


def _anchors(segment):
    """First and last column of the operator or the brackets, when this is a binary operation or a subscript."""
    scan = _Scan(segment)
    try:
        scan.run()
    except (ValueError, IndexError):
        return None
    binary = scan.top_operation()
    if binary is not None:
        return binary
    return None if scan.leads else scan.subscript


class _Scan:
    """Looks over an expression: its operators outside of brackets, and the subscript at its end."""

    def __init__(self, text):
        self.text, self.at = text, 0
        self.operations = []
        self.subscript = None
        # Was the last token the end of an operand? Does an operator without left operand lead?
        self.ends_operand = False
        self.leads = ""

    def run(self):
        text, size = self.text, len(self.text)
        while self.at < size:
            letter = text[self.at]
            if letter in " \t\f\n\\.":
                self.at += 1
            elif letter.isalnum() or letter == "_":
                self._word()
            elif letter in "'\"":
                self.at = _string_end(text, self.at)
                self._operand()
            elif letter in "([{":
                self._group()
            else:
                self._operator()

    def _operand(self):
        self.ends_operand, self.subscript = True, None

    def _word(self):
        text, start = self.text, self.at
        while self.at < len(text) and (text[self.at].isalnum() or text[self.at] == "_" or self._is_in_number(start)):
            self.at += 1
        word = text[start:self.at]
        if word in _WORDS:
            raise ValueError
        if word == "await":
            self.leads = self.leads or "await"
        elif text[self.at:self.at + 1] not in ("'", '"'):
            self._operand()

    def _is_in_number(self, start):
        text, letter = self.text, self.text[self.at]
        if not text[start].isdigit():
            return False
        return letter == "." or letter in "+-" and text[self.at - 1] in "eE" and text[start:start + 2].lower() != "0x"

    def _group(self):
        start = self.at
        self.at = _group_end(self.text, start)
        is_subscript = self.text[start] == "[" and self.ends_operand
        self._operand()
        if is_subscript:
            self.subscript = start, self.at

    def _operator(self):
        text, start = self.text, self.at
        sign = text[start:start + 2] if text[start:start + 2] in _PRECEDENCE else text[start]
        self.at += len(sign)
        if sign not in _PRECEDENCE and sign != "~" or text[self.at:self.at + 1] == "=":
            raise ValueError
        if self.ends_operand:
            self.operations.append((_PRECEDENCE[sign], start, len(sign)))
        elif not self.operations:
            self.leads = sign
        self.ends_operand, self.subscript = False, None

    def top_operation(self):
        """The place of the operator that is done last; None when there is none."""
        if not self.operations:
            return None
        lowest = min(self.operations)[0]
        if lowest == 6 and self.leads not in ("", "await"):
            return None
        same = [operation for operation in self.operations if operation[0] == lowest]
        _, start, size = same[0] if lowest == 6 else same[-1]
        # Before an operand in parentheses the mark is one wider.
        if size == 1 and self.text[start + 1:start + 2] == "(" and not self._is_tuple(start + 1):
            size = 2
        return start, start + size

    def _is_tuple(self, start):
        """Do these parentheses belong to the operand?"""
        inner = self.text[start + 1:_group_end(self.text, start) - 1]
        return not inner.strip() or "," in inner or " for " in inner


def _string_end(text, start):
    quote = text[start:start + 3] if text[start:start + 3] in ("'''", '""' + '"') else text[start]
    at = start + len(quote)
    while not text.startswith(quote, at):
        at += 2 if text[at] == "\\" else 1
    return at + len(quote)


def _group_end(text, start):
    depth, at = 0, start
    while True:
        letter = text[at]
        if letter in "'\"":
            at = _string_end(text, at)
            continue
        depth += (letter in "([{") - (letter in ")]}")
        at += 1
        if depth == 0:
            return at
"""#
}
