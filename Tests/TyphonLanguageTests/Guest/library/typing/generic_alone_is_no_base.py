from typing import Generic

class A(Generic):  # expect error: TypeError: Cannot inherit from plain Generic
    pass
