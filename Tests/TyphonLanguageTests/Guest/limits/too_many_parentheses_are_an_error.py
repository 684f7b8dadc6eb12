try:
    eval("(" * 300 + ")" * 300)
except SyntaxError as e:
    print(e.msg)  # expect: too many nested parentheses
