from collections import *
from collections.abc import *

print(issubclass(deque, MutableSequence), issubclass(Counter, MutableMapping), issubclass(OrderedDict, Mapping))  # expect: True True True
print(issubclass(ChainMap, MutableMapping), issubclass(UserList, MutableSequence), issubclass(UserString, Sequence), isinstance(deque(), Hashable))  # expect: True True True False
