wrong = []
for text in ["abcdefghijklmnopqrstuvwxyz" * 2, "äbcdëfghïjklmnöpqrstüvwxyz", "漢bcd🐍fghijklmnopqrstuvwxyz"]:
    for start in range(len(text)):
        for stop in range(start, len(text) + 1):
            part = text[start:stop]
            slow = ""
            for i in range(start, stop):
                slow = text[i] + slow
            if part != "".join([text[i] for i in range(start, stop)]) or part[::-1] != slow:
                wrong.append((start, stop))
            if len(part) != stop - start or text[start:stop][::-1][::-1] != part:
                wrong.append((start, stop))
print(wrong)  # expect: []
print("abcdef"[4:1:-1], "abcdef"[1:4:-1] == "", "abcdef"[-1:-4:-1], "abcdef"[:2:-1])  # expect: edc True fed fed
