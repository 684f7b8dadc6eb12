from contextlib import ExitStack

class M:
    def __init__(self, name): self.name = name
    def __enter__(self): return self.name
    def __exit__(self, *details): log.append((self.name, details[0]))

log = []
with ExitStack() as stack:
    print(stack.enter_context(M("a")), stack.enter_context(M("b")))  # expect: a b
    stack.callback(log.append, "called")
    stack.push(lambda *details: log.append("pushed"))
print(log)  # expect: ['pushed', 'called', ('b', None), ('a', None)]
