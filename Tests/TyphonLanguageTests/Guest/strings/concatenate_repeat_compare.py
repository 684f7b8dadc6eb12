print("ab" + "cd", "ab" * 3, 2 * "x", "a" * -1 == "")  # expect: abcd ababab xx True
print("a" < "b", "abc" < "abd", "Z" < "a", "" < "a", "é" > "z")  # expect: True True True True True
print("漢" < "🐍", "\uffff" < "\U00010000")  # expect: True True
