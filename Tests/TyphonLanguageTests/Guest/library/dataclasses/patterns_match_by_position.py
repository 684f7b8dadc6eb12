from dataclasses import dataclass

@dataclass
class P:
    x: int
    y: int

def where(p):
    match p:
        case P(0, 0):
            return "origin"
        case P(x, 0):
            return f"x={x}"
        case P(y=y):
            return f"y={y}"

print(where(P(0, 0)), where(P(3, 0)), where(P(1, 4)))  # expect: origin x=3 y=4
