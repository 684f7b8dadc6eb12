from dataclasses import dataclass

@dataclass  # expect error: TypeError: non-default argument 'y' follows default argument
class A:
    x: int = 1
    y: int
