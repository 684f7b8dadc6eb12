s = "añ漢🐍z"
print(len(s), s[1], s[3], s[-1], s[-2])  # expect: 5 ñ 🐍 z 🐍
s[5]  # expect error: IndexError: string index out of range
