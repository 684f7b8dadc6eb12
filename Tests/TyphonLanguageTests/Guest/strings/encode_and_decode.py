print("aé漢🐍".encode(), "aé".encode("latin-1"))  # expect: b'a\xc3\xa9\xe6\xbc\xa2\xf0\x9f\x90\x8d' b'a\xe9'
print(b"a\xc3\xa9".decode(), b"\xff".decode("utf-8", "replace"), "é".encode("ascii", "ignore"))  # expect: aé � b''
b"\xff".decode()  # expect error: UnicodeDecodeError: 'utf-8' codec can't decode byte 0xff in position 0: invalid start byte
