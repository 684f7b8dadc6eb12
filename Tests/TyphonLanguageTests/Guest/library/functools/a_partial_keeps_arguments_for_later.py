from functools import partial

binary = partial(int, base=2)
print(binary("101"), binary.func, binary.args, binary.keywords)  # expect: 5 <class 'int'> () {'base': 2}
print(partial(max, 1, key=abs)(-5, 3))  # expect: -5
