import io

raw = io.BytesIO()
with io.TextIOWrapper(raw, encoding="utf-8", newline="\r\n") as text:
    text.write("grün\n")
    text.flush()
    print(raw.getvalue())  # expect: b'gr\xc3\xbcn\r\n'
text = io.TextIOWrapper(io.BytesIO("é\r\nb\rc".encode()), "utf-8")
print(ascii(text.readline()), text.tell(), repr(text.read()))  # expect: '\xe9\n' 4 'b\nc'
