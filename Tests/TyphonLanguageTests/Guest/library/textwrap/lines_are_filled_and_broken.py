from textwrap import fill, wrap

text = "The quick brown fox jumps over the lazy dog, and well-known-words break."
print(wrap(text, 20))  # expect: ['The quick brown fox', 'jumps over the lazy', 'dog, and well-known-', 'words break.']
print(fill(text, 30, initial_indent="* ", subsequent_indent="  "))  # expect: * The quick brown fox jumps
# expect:   over the lazy dog, and well-
# expect:   known-words break.
print(wrap("supercalifragilistic", 8), wrap("supercalifragilistic", 8, break_long_words=False))  # expect: ['supercal', 'ifragili', 'stic'] ['supercalifragilistic']
print(wrap("a well-known dash--here", 8), wrap("well-known", 6, break_on_hyphens=False, break_long_words=False))  # expect: ['a well-', 'known', 'dash--', 'here'] ['well-known']
print(wrap("tabs\tand\nlines", 70), wrap("", 5), wrap("   ", 5), wrap("a  b", 70, drop_whitespace=False))  # expect: ['tabs    and lines'] [] [] ['a  b']
wrap("x", 0)  # expect error: ValueError: invalid width 0 (must be > 0)
