b = b"Hello World"
print(b.upper(), b.split(), b.find(b"o"), b.replace(b"l", b"L"))  # expect: b'HELLO WORLD' [b'Hello', b'World'] 4 b'HeLLo WorLd'
print(b.startswith(b"He"), b"lo" in b, 72 in b, b",".join([b"a", b"b"]), b" x ".strip())  # expect: True True True b'a,b' b'x'
