import io

with io.StringIO("x") as s:
    print(s.closed)  # expect: False
print(s.closed)  # expect: True
s.read()  # expect error: ValueError: I/O operation on closed file
