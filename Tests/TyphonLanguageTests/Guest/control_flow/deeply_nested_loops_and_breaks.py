found = None
for a in range(1, 30):
    for b in range(a, 30):
        for c in range(b, 30):
            if a * a + b * b == c * c and a + b + c == 56:
                found = (a, b, c)
                break
        else:
            continue
        break
    else:
        continue
    break
print(found)  # expect: (7, 24, 25)
