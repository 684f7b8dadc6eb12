text = "ab漢cd漢"
print(text.replace("漢", ""), text.replace("漢", "").isascii())  # expect: abcd True
print(text.replace("ab", "é"), text.replace("c", ""))  # expect: é漢cd漢 ab漢d漢
print("aaa".replace("a", "ü"), "üaü".replace("ü", "u") == "uau")  # expect: üüü True
print("one".replace("one", ""), "xx".replace("x", "", 1), "ab".replace("b", ""))  # expect:  x a
print(hash("uau") == hash("üaü".replace("ü", "u")))  # expect: True
