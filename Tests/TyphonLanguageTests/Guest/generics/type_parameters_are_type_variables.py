# skip-oracle
def first[T](items: list[T]) -> T:
    return items[0]


class Stack[T: int, *Ts, **P]:
    def push[U](self, item: U) -> tuple[T, U]:
        return T, U


print(first.__type_params__, first.__annotations__, first([3]))  # expect: (T,) {'items': list[T], 'return': T} 3
print(Stack.__type_params__, Stack.__type_params__[0].__bound__, Stack().push(1))  # expect: (T, Ts, P) <class 'int'> (T, U)
print(type(first.__type_params__[0]).__name__, first.__type_params__[0].__infer_variance__)  # expect: TypeVar True
