parts = ["a", "", "é", "bc", "漢字", "🐍", "defghijklmnopqrstuvw"]
for end in range(1, 8):
    print("".join(parts[:end]) + "|" + "-é".join(parts[:end]))
# expect: a|a
# expect: a|a-é
# expect: aé|a-é-éé
# expect: aébc|a-é-éé-ébc
# expect: aébc漢字|a-é-éé-ébc-é漢字
# expect: aébc漢字🐍|a-é-éé-ébc-é漢字-é🐍
# expect: aébc漢字🐍defghijklmnopqrstuvw|a-é-éé-ébc-é漢字-é🐍-édefghijklmnopqrstuvw
print("".join([]) == "", "x".join(["a"]), "".join(["", ""]) == "")  # expect: True a True
