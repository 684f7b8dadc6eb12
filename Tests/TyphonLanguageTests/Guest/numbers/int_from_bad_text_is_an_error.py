for text in ("", "1.5", "12a", "1__0", "0x10"):
    try:
        int(text)
    except ValueError as e:
        print(e)
# expect: invalid literal for int() with base 10: ''
# expect: invalid literal for int() with base 10: '1.5'
# expect: invalid literal for int() with base 10: '12a'
# expect: invalid literal for int() with base 10: '1__0'
# expect: invalid literal for int() with base 10: '0x10'
