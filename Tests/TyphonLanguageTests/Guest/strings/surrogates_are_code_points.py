s = "\ud83d\udc0d"
print(len(s), s == "🐍", repr(s), ord(s[0]))  # expect: 2 False '\ud83d\udc0d' 55357
s.encode()  # expect error: UnicodeEncodeError: 'utf-8' codec can't encode characters in position 0-1: surrogates not allowed
