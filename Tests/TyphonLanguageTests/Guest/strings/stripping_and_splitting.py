print("  abc,; ".strip(" ,;"), "abc".strip(".,;") + "|", "aaa".strip("a") + "|", "xéx".strip("x"), "éabé".strip("é"), "漢a漢".strip("漢x"))
print([s.strip() for s in ("\x1c a \x1f", "\x85a\xa0", "\t\n\x0b\x0c\r b ", "", " ")])
print(b"\x1c a \t".strip(), b"--a-".strip(b"-"), b"\xffa\xff".strip(b"\xff"), bytearray(b" q ").strip())
print("~a?".strip("?~"), "@b@".lstrip("@"), "@b@".rstrip("@"), "a".strip(""))
print("a b  c".split(" "), "".split(" "), "a,b,c,".split(","), "a,b,c".split(",", 1), "a,b".split(",", 0), ",".split(","))
print("é,b,é".split(","), "aéb".split("é"), "a漢b漢".split("漢"), "a漢b".split("b"), "ab".split("漢"))
print(b"a b".split(b" "), bytearray(b"a,b").split(b","), "one  two".split(), "one".split(), " \x1c ".split())
print("a\nbc\r\nd\re".splitlines(), "a\n\nb\n".splitlines(True), "".splitlines(), "x\x85y\x1cz\x0bw".splitlines())
print("漢\u2028b\r\n".splitlines(), b"a\x0bb\nc\r\nd\r".splitlines(True), bytearray(b"a\rb").splitlines(), "\n".splitlines())
text = "whole"
print(text.split(",")[0] is text, text.split()[0] is text, text.strip() is text, text.splitlines()[0] is text)

# expect: abc abc| | é ab a
# expect: ['a', 'a', 'b', '', '']
# expect: b'\x1c a' b'a' b'a' bytearray(b'q')
# expect: a b@ @b a
# expect: ['a', 'b', '', 'c'] [''] ['a', 'b', 'c', ''] ['a', 'b,c'] ['a,b'] ['', '']
# expect: ['é', 'b', 'é'] ['a', 'b'] ['a', 'b', ''] ['a漢', ''] ['ab']
# expect: [b'a', b'b'] [bytearray(b'a'), bytearray(b'b')] ['one', 'two'] ['one'] []
# expect: ['a', 'bc', 'd', 'e'] ['a\n', '\n', 'b\n'] [] ['x', 'y', 'z', 'w']
# expect: ['漢', 'b'] [b'a\x0bb\n', b'c\r\n', b'd\r'] [bytearray(b'a'), bytearray(b'b')] ['']
# expect: True True True True
