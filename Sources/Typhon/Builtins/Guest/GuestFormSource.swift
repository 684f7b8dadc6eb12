/// Builtins as guest functions: see `Thread.callGuestForm`. Their globals are the native functions they
/// name with a leading underscore. A method's `self` is positional-only: what follows it is the iterable.
enum GuestForms {
    static let source: StaticString = """
        def any(iterable):
            for item in iterable:
                if item:
                    return True
            return False

        def all(iterable):
            for item in iterable:
                if not item:
                    return False
            return True

        def sum(iterable, start):
            running = _running_sum(start)
            for item in iterable:
                _add_to_sum(running, item)
            return _finish_sum(running)

        def min(iterable):
            iterator = _iter(iterable)
            for least in iterator:
                break
            else:
                return _min(())
            for item in iterator:
                if item < least:
                    least = item
            return least

        def max(iterable):
            iterator = _iter(iterable)
            for greatest in iterator:
                break
            else:
                return _max(())
            for item in iterator:
                if item > greatest:
                    greatest = item
            return greatest

        def sorted(iterable):
            items = [item for item in iterable]
            items.sort()
            return items

        def list(iterable):
            return [item for item in iterable]

        def tuple(iterable):
            return _tuple([item for item in iterable])

        def set(iterable):
            return {item for item in iterable}

        def frozenset(iterable):
            return _frozenset({item for item in iterable})

        def dict(iterable):
            return _dict([item for item in iterable])

        def join(self, /, iterable):
            return _join(self, [item for item in iterable])

        def extend(self, /, iterable):
            for item in iterable:
                _append(self, item)

        def update(self, /, iterable):
            for item in iterable:
                _add(self, item)
        """
}
