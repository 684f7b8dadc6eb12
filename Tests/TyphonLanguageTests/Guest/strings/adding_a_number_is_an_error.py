try:
    "a" * "b"
except TypeError as e:
    print(e)  # expect: can't multiply sequence by non-int of type 'str'
"a" + 1  # expect error: TypeError: can only concatenate str (not "int") to str
