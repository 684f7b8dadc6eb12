import io

try:
    io.StringIO().fileno()
except OSError as e:
    print(type(e), isinstance(e, ValueError), e)  # expect: <class 'io.UnsupportedOperation'> True fileno
try:
    io.BufferedReader(io.BytesIO(b"")).write(b"")
except io.UnsupportedOperation as e:
    print(e)  # expect: write
