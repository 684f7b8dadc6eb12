from enum import Enum

class E(Enum):  # expect error: ValueError: _sunder_ names, such as '_strange_', are reserved for future Enum use
    _strange_ = 1
