import io

for stream, value in (io.StringIO(), b"x"), (io.BytesIO(), "x"), (io.StringIO(), 1):
    try:
        stream.write(value)
    except TypeError as e:
        print(e)  # expect: string argument expected, got 'bytes'
        # expect: a bytes-like object is required, not 'str'
        # expect: string argument expected, got 'int'
