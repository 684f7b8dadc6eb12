def digits(n):
    text = ""
    while n:
        n, digit = divmod(n, 10)
        text = "0123456789"[digit] + text
    return text or "0"


wrong = []
for size in range(1, 25):
    for n in [10 ** size, 10 ** size - 1, 10 ** size + 1, int("9876543210987654321098765"[:size]), 10 ** size // 7]:
        if str(n) != digits(n) or str(-n) != "-" + digits(n) or len(str(n)) != len(digits(n)) or int(str(n)) != n:
            wrong.append(n)
        if f"{n}" != digits(n) or {str(n): 1}.get(digits(n)) != 1:
            wrong.append(n)
print(wrong, [n for n in range(20000) if str(n) != digits(n)])  # expect: [] []
