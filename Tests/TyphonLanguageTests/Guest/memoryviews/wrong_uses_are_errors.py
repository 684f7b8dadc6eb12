view = memoryview(bytearray(4))


def attempt(action):
    try:
        action()
    except Exception as error:
        print(type(error).__name__ + ":", error)


attempt(lambda: view[4])  # expect: IndexError: index out of bounds on dimension 1
attempt(lambda: view["a"])  # expect: TypeError: memoryview: invalid slice key
attempt(lambda: view.__setitem__(0, 256))  # expect: ValueError: memoryview: invalid value for format 'B'
attempt(lambda: view.__setitem__(0, "a"))  # expect: TypeError: memoryview: invalid type for format 'B'
attempt(lambda: view.__setitem__(slice(0, 2), b"abc"))  # expect: ValueError: memoryview assignment: lvalue and rvalue have different structures
attempt(lambda: memoryview(b"abc").__setitem__(0, 1))  # expect: TypeError: cannot modify read-only memory
attempt(lambda: view[:3].cast("H"))  # expect: TypeError: memoryview: length is not a multiple of itemsize
attempt(lambda: view[::2].cast("B"))  # expect: TypeError: memoryview: casts are restricted to C-contiguous views
attempt(lambda: view.cast("H").cast("I"))  # expect: TypeError: memoryview: cannot cast between two non-byte formats
attempt(lambda: memoryview("text"))  # expect: TypeError: memoryview: a bytes-like object is required, not 'str'
attempt(lambda: hash(view))  # expect: ValueError: cannot hash writable memoryview object
with view:
    pass
attempt(lambda: len(view))  # expect: ValueError: operation forbidden on released memoryview object
