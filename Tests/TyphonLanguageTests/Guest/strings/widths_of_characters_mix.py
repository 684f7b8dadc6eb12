parts = ["a", "é", "漢", "🐍"]
s = "".join(parts * 3)
print(s[3], s[::4], s.index("漢", 3), s.replace("🐍", "").replace("漢", "x"), len(s.encode()))  # expect: 🐍 aaa 6 aéxaéxaéx 30
print(s.split("é"), s == s[:5] + s[5:], "🐍" in s, sorted(set(s)))  # expect: ['a', '漢🐍a', '漢🐍a', '漢🐍'] True True ['a', 'é', '漢', '🐍']
