def f():
    return

def g():
    pass

print(f(), g(), (lambda: None)())  # expect: None None None
