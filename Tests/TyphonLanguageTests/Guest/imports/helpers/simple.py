VALUE = 5
_hidden = 1


def double(n):
    return n * 2


def triple(n):
    return n * 3
