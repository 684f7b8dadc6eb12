import io

for end in None, "", "\n", "\r", "\r\n":
    print(repr(end), io.StringIO("a\nb\r\nc\rd", newline=end).readlines())  # expect: None ['a\n', 'b\n', 'c\n', 'd']
    # expect: '' ['a\n', 'b\r\n', 'c\r', 'd']
    # expect: '\n' ['a\n', 'b\r\n', 'c\rd']
    # expect: '\r' ['a\r', 'b\r', '\r', 'c\r', 'd']
    # expect: '\r\n' ['a\r\n', 'b\r\r\n', 'c\rd']
