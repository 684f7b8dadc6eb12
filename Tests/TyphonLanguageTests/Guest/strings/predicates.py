print("abc".isalpha(), "ab1".isalnum(), "123".isdigit(), "½".isnumeric(), "²".isdecimal())  # expect: True True True True False
print("ABC".isupper(), "abc".islower(), " \t".isspace(), "Ab Cd".istitle(), "".isalpha())  # expect: True True True True False
print("a_1".isidentifier(), "1a".isidentifier(), "abc".isascii(), "é".isascii(), "\n".isprintable())  # expect: True False True False False
