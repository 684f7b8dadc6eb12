from textwrap import dedent, indent

print(repr(dedent("    a\n      b\n\n   \n    c\n")))  # expect: 'a\n  b\n\n\nc\n'
print(repr(dedent("\ta\n    b")), repr(dedent("  a\n b")), repr(dedent("")))  # expect: '\ta\n    b' ' a\nb' ''
print(repr(indent("a\n\nb\n", "> ")), repr(indent("a\n\nb", "> ", lambda line: True)))  # expect: '> a\n\n> b\n' '> a\n> \n> b'
