print("aaa".replace("a", "b"), "aaa".replace("a", "b", 2), "ab".replace("", "-"))  # expect: bbb bba -a-b-
table = str.maketrans("abc", "xyz", "d")
print("aabbccdd".translate(table), "abc".translate({97: None, 98: "BB"}))  # expect: xxyyzz BBc
