try:
    (x for x in None)
except TypeError as e:
    print(e)  # expect: 'NoneType' object is not iterable
