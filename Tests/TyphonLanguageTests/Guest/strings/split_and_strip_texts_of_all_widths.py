for text in ["  ab c  ", "é à  ü", "漢 字\u3000x", "🐍  a b🐍 ", "alone漢"]:
    print(text.split(), text.split(None, 1), ascii(text.strip()), text.strip("a🐍 ") == text.strip())
# expect: ['ab', 'c'] ['ab', 'c  '] 'ab c' False
# expect: ['é', 'à', 'ü'] ['é', 'à  ü'] '\xe9 \xe0  \xfc' True
# expect: ['漢', '字', 'x'] ['漢', '字\u3000x'] '\u6f22 \u5b57\u3000x' True
# expect: ['🐍', 'a', 'b🐍'] ['🐍', 'a b🐍 '] '\U0001f40d  a b\U0001f40d' False
# expect: ['alone漢'] ['alone漢'] 'alone\u6f22' False
print(repr("xyx".strip("x")), repr("xx".strip("x")), repr(" a ".lstrip()), repr("\x1c a".strip()))  # expect: 'y' '' 'a ' 'a'
