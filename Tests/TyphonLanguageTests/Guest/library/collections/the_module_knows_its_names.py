import collections
from collections import *

print(sorted(collections.__all__), set(collections.__all__) <= set(dir(collections)))  # expect: ['ChainMap', 'Counter', 'OrderedDict', 'UserDict', 'UserList', 'UserString', 'defaultdict', 'deque', 'namedtuple'] True
print(deque is collections.deque, Counter.__module__, deque, OrderedDict, hasattr(collections, "nothing"))  # expect: True collections <class 'collections.deque'> <class 'collections.OrderedDict'> False
try:
    from collections import Mapping
except ImportError as error:
    print(str(error)[:47])  # expect: cannot import name 'Mapping' from 'collections'
