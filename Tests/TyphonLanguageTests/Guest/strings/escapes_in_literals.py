print("a\tb\\n\x41\u00e9\U0001F40D\101\N{GREEK SMALL LETTER PI}")  # expect: a	b\nAé🐍Aπ
print(r"raw\n", len("\
"), "one" "two")  # expect: raw\n 0 onetwo
