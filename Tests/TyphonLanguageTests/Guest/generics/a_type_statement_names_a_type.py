# skip-oracle
type Number = int | float
type Row[T] = list[T]
type Tree = list[Tree]
print(Number, Number.__name__, Number.__value__, Number.__type_params__)  # expect: Number Number int | float ()
print(Row[int], Row.__type_params__, Row.__value__)  # expect: Row[int] (T,) list[T]
print(Tree.__value__)  # expect: list[Tree]
try:
    Number[int]
except TypeError as error:
    print(error)  # expect: Only generic type aliases are subscriptable
