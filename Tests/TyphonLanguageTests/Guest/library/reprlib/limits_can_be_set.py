# skip-oracle
from collections import deque
from reprlib import Repr

r = Repr(maxlist=2, maxstring=10, fillvalue="~", maxlevel=2)
r.maxdeque = 1
print(r.repr([1, 2, 3]), r.repr("abcdefghijklmnop"), r.repr([[[1]]]), r.repr(deque([1, 2])))  # expect: [1, 2, ~] 'ab~nop' [[[~]]] deque([1, ~])
print(Repr(indent=2).repr({"a": [1]}).replace("\n", "/"))  # expect: {/  'a': [/    1,/  ],/}
