# skip-oracle
class Table[K](dict[str, K]):
    pass


print(Table.__bases__, Table.__orig_bases__)  # expect: (<class 'dict'>, <class 'typing.Generic'>) (dict[str, K], typing.Generic[K])
print(Table[int], Table.__parameters__)  # expect: __main__.Table[int] (K,)
