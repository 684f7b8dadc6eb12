log = []

class Box:
    def __init__(self): self.xs = [1]

def box():
    log.append("box")
    return b

b = Box()
box().xs[0] += 5
box().xs += [9]
print(b.xs, log)  # expect: [6, 9] ['box', 'box']
