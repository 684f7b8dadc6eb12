def f(a):
    b = 2
    return locals()

g = 7
print(f(1), globals()["g"], __name__)  # expect: {'a': 1, 'b': 2} 7 __main__
