total = 0
for text in ("1", "x", "3"):
    try:
        total += int(text)
    except ValueError:
        continue
print(total)  # expect: 4
