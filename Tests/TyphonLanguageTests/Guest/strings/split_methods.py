print("a b  c ".split(), "a,b,,c".split(","), "a,b,c".split(",", 1))  # expect: ['a', 'b', 'c'] ['a', 'b', '', 'c'] ['a', 'b,c']
print("a,b,c".rsplit(",", 1), "".split(), "".split(","))  # expect: ['a,b', 'c'] [] ['']
print("one\ntwo\r\nthree".splitlines(), "a\nb\n".splitlines(True))  # expect: ['one', 'two', 'three'] ['a\n', 'b\n']
"a".split("")  # expect error: ValueError: empty separator
