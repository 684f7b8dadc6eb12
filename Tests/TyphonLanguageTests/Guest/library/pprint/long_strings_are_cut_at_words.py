from pprint import pprint

pprint("the quick brown fox jumps over the lazy dog " * 2, width=30)  # expect: ('the quick brown fox jumps '
# expect:  'over the lazy dog the '
# expect:  'quick brown fox jumps over '
# expect:  'the lazy dog ')
pprint(["first line\nsecond line\nthird"], width=20)  # expect: ['first line\n'
# expect:  'second line\n'
# expect:  'third']
pprint(b"0123456789abcdef" * 2, width=24)  # expect: (b'0123456789abcdef0123'
# expect:  b'456789abcdef')
