from functools import partial

p = partial(partial(max, 1, key=len), 2, key=abs)
print(p(-3))  # expect: -3
print(p.func is max, p.args, p.keywords["key"] is abs)  # expect: True (1, 2) True
