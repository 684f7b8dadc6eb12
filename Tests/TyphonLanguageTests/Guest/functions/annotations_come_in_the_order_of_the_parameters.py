def f(a: int, *c: str, d: int, **k: float) -> None:
    pass


print(list(f.__annotations__))  # expect: ['a', 'c', 'd', 'k', 'return']
