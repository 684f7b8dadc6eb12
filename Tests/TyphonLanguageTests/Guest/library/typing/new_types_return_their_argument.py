from typing import List, NewType, Optional

UserId = NewType("UserId", int)
print(UserId(5), UserId, UserId.__supertype__, List[UserId], Optional[UserId])  # expect: 5 __main__.UserId <class 'int'> typing.List[__main__.UserId] typing.Optional[__main__.UserId]
class Bad(UserId):  # expect error: TypeError: Cannot subclass an instance of NewType. Perhaps you were looking for: `Bad = NewType('Bad', UserId)`
    pass
