import io

raw = io.BytesIO()
w = io.BufferedWriter(raw, 4)
w.write(b"ab")
print(raw.getvalue())  # expect: b''
w.flush()
print(raw.getvalue())  # expect: b'ab'
r = io.BufferedRandom(io.BytesIO(b"0123456789"), 4)
print(r.read(3), r.write(b"abc"), r.read(2), r.seek(0), r.read())  # expect: b'012' 3 b'67' 0 b'012abc6789'
