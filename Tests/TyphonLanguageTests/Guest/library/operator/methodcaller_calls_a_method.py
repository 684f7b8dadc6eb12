from operator import methodcaller

print(methodcaller("upper")("abc"), methodcaller("split", "-", maxsplit=1)("a-b-c"), methodcaller("replace", "a", "b")("banana"))  # expect: ABC ['a', 'b-c'] bbnbnb
print(methodcaller("f", 1, key="x"), list(map(methodcaller("strip"), [" a ", "b "])))  # expect: operator.methodcaller('f', 1, key='x') ['a', 'b']
