# skip-oracle
def first[T](items: list[T]) -> T:
    return items[0]

type Pair[A] = tuple[A, A]
print(first([3, 4]), first.__type_params__, Pair.__name__)  # expect: 3 (T,) Pair
