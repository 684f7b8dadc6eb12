s = "abcdefgh"
print(s[2:5], s[:3], s[5:], s[::2], s[::-1])  # expect: cde abc fgh aceg hgfedcba
print(s[-3:], s[10:], s[5:2] == "", s[6:1:-2])  # expect: fgh  True gec
print("añ漢🐍z"[1:4])  # expect: ñ漢🐍
