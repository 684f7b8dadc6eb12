# skip-oracle
from types import get_original_bases

class A(list[int]): pass
class B(A): pass

print(get_original_bases(A), get_original_bases(B) == (A,), get_original_bases(int))  # expect: (list[int],) True (<class 'object'>,)
get_original_bases(5)  # expect error: TypeError: Expected an instance of type, not 'int'
