class P: pass

def make(names):
    p = P()
    for n in names:
        setattr(p, n, n.upper())
    return p

points = [make("xy"), make("yx"), make("xzy"), make("yxq")]
print([p.x + p.y for p in points], list(vars(points[1])))  # expect: ['XY', 'XY', 'XY', 'XY'] ['y', 'x']
