for n in (5, 0, -5):
    if n > 0:
        print("positive")  # expect: positive
    elif n == 0:
        print("zero")  # expect: zero
    else:
        print("negative")  # expect: negative
