for call in (lambda: len(), lambda: abs("a"), lambda: [].append(), lambda: "a".upper(1)):
    try:
        call()
    except TypeError as e:
        print(e)
# expect: len() takes exactly one argument (0 given)
# expect: bad operand type for abs(): 'str'
# expect: list.append() takes exactly one argument (0 given)
# expect: str.upper() takes no arguments (1 given)
