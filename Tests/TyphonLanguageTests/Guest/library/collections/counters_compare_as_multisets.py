from collections import Counter

print(Counter("ab") == Counter(a=1, b=1, c=0), Counter("ab") != Counter("abb"), Counter("a") == {"a": 1})  # expect: True True True
print(Counter("ab") <= Counter("aabb"), Counter("ab") < Counter("ab"), Counter("abc") > Counter("ab"), Counter("c") >= Counter("d"))  # expect: True False True False
