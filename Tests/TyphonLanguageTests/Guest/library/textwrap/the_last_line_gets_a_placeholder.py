from textwrap import shorten, wrap

print(shorten("Hello   there world", 12), shorten("Hello there world", 12, placeholder="..."), shorten("short", 10))  # expect: Hello [...] Hello... short
print(wrap("one two three four five six", 9, max_lines=2), wrap("one two", 9, max_lines=1))  # expect: ['one two', '[...]'] ['one two']
shorten("hello world", 4)  # expect error: ValueError: placeholder too large for max width
