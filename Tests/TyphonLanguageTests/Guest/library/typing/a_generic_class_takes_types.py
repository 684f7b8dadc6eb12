from typing import Dict, Generic, List, TypeVar

T, U = TypeVar("T"), TypeVar("U")

class Stack(Generic[T]):
    def __init__(self):
        self.items: List[T] = []

class Pair(Generic[T, U]):
    pass

class Names(Stack[str], Dict[str, U]):
    pass

s = Stack[int]()
print(type(s), s.__orig_class__, Stack.__parameters__, Names.__parameters__, Names[int])  # expect: <class '__main__.Stack'> __main__.Stack[int] (~T,) (~U,) __main__.Names[int]
print(Pair[int, str], Pair[T, int][str], Pair[T, List[U]][int, str], Stack[int] == Stack[int])  # expect: __main__.Pair[int, str] __main__.Pair[str, int] __main__.Pair[int, typing.List[str]] True
print(Stack.__orig_bases__, Names.__bases__)  # expect: (typing.Generic[~T],) (<class '__main__.Stack'>, <class 'dict'>, <class 'typing.Generic'>)
Pair[int]  # expect error: TypeError: Too few arguments for <class '__main__.Pair'>; actual 1, expected 2
