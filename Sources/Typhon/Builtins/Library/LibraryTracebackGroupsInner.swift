extension GuestModules {
    static let moduleTracebackGroupsInner: StaticString = #"""
"""The lines of exceptions that have members, behind a margin for each level."""


class Lines:
    """Where the formatting is: how deep in groups, and whether a closing line is still to come."""

    def __init__(self):
        self.depth, self.needs_close = 0, False

    def _margin(self):
        return " " * (2 * self.depth)

    def emit(self, texts, mark="|"):
        """Some text behind the margin."""
        prefix = f"{self._margin()}{mark} " if self.depth else ""
        for text in [texts] if isinstance(texts, str) else texts:
            if not prefix:
                yield text
            else:
                yield "".join(prefix + line for line in text.splitlines(True))

    def emit_group(self, group, chain):
        """A group: its own lines, then its members."""
        if self.depth > group.max_group_depth:
            yield from self.emit(f"... (max_group_depth is {group.max_group_depth})\n")
            return
        outermost = self.depth == 0
        self.depth += outermost
        if group.stack:
            yield from self.emit("Exception Group Traceback (most recent call last):\n", "+" if outermost else "|")
            yield from self.emit(group.stack.format())
        yield from self.emit(group.format_exception_only())
        yield from self._members(group, chain)
        if outermost:
            self.depth = 0

    def _members(self, group, chain):
        members, most = group.exceptions, group.max_group_width
        count = min(len(members), most + 1)
        self.needs_close = False
        for index in range(count):
            if index == count - 1:
                self.needs_close = True
            title = str(index + 1) if index < most else "..."
            yield f"{self._margin()}{'  ' if index else '+-'}+---------------- {title} ----------------\n"
            self.depth += 1
            yield from self._member(members, index, most, chain)
            if index == count - 1 and self.needs_close:
                yield self._margin() + "+------------------------------------\n"
                self.needs_close = False
            self.depth -= 1

    def _member(self, members, index, most, chain):
        if index < most:
            return members[index].format(chain=chain, _ctx=self)
        rest = len(members) - most
        return self.emit(f"and {rest} more exception{'s' if rest > 1 else ''}\n")
"""#
}
