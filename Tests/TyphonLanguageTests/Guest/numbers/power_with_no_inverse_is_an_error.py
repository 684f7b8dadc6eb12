try:
    pow(2, 3, 0)
except ValueError as e:
    print(e)  # expect: pow() 3rd argument cannot be 0
pow(2, -1, 4)  # expect error: ValueError: base is not invertible for the given modulus
