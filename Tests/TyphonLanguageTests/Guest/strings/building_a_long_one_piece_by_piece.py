s = ""
for i in range(20000):
    s += chr(97 + i % 26)
print(len(s), s[-3:], s.count("abc"), s[12345])  # expect: 20000 def 770 v
