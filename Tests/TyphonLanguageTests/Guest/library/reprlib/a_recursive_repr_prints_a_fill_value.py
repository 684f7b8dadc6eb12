from reprlib import recursive_repr

class Node:
    def __init__(self): self.links = [self]

    @recursive_repr(fillvalue="<...>")
    def __repr__(self):
        "text"
        return f"Node({self.links})"

print(Node(), Node.__repr__.__name__, Node.__repr__.__doc__)  # expect: Node([<...>]) __repr__ text
