d = {}
try:
    [] in d
except TypeError as e:
    print(e)  # expect: unhashable type: 'list'
d[{}] = 1  # expect error: TypeError: unhashable type: 'dict'
