print("[" + "  hi \n".strip() + "]", "xxhixx".strip("x"), "abcba".lstrip("ab"), "abcba".rstrip("ab"))  # expect: [hi] hi cba abc
print("prefix-body".removeprefix("prefix-"), "body.py".removesuffix(".py"))  # expect: body body
print("[" + "\u2003wide\u2003".strip() + "]")  # expect: [wide]
