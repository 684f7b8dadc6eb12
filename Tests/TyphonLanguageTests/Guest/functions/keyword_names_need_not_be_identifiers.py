def f(**kwargs): return kwargs

print(f(**{"not a name": 1, "": 2}))  # expect: {'not a name': 1, '': 2}
f(**{1: 2})  # expect error: TypeError: keywords must be strings
