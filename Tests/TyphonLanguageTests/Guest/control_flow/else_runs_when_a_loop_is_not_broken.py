for n in []:
    pass
else:
    print("for")  # expect: for
while False:
    pass
else:
    print("while")  # expect: while
