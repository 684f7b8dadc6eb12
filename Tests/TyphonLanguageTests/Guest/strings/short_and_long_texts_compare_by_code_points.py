def order(a, b):
    return (a > b) - (a < b)


texts = ["", "a", "b", "ab", "abcdefg", "abcdefgh", "abcdefgi", "abcdefghi", "é", "éa", "aé", "漢", "a漢", "a🐍", "\0", "a\0"]
texts += ["x" * n for n in (7, 8, 9, 16, 17)] + ["x" * n + "y" for n in (6, 7, 8, 15, 16)]
wrong = []
for a in texts:
    for b in texts:
        numbers = order([ord(c) for c in a], [ord(c) for c in b])
        b = "".join(list(b))
        if not ((a == b) == (numbers == 0) == (not a != b) and order(a, b) == numbers):
            wrong.append((a, b))
        if (a <= b) != (numbers <= 0) or (a >= b) != (numbers >= 0):
            wrong.append((a, b))
        if a == b and numbers != 0:
            wrong.append((a, b))
        if a < b:
            if numbers >= 0: wrong.append((a, b))
        elif numbers < 0:
            wrong.append((a, b))
print(wrong)  # expect: []
