e = ValueError("x")
e.add_note("more")
print(e.__notes__)  # expect: ['more']
raise e  # expect error: more
