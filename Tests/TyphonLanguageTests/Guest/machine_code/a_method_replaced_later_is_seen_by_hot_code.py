class Counter:
    step = 1
    def next(self): return self.step
class Child(Counter): pass
def run(objects, n):
    total = 0
    for _ in range(n):
        for o in objects: total += o.next()
    return total
objects = [Counter(), Child()]
print(run(objects, 2000))  # expect: 4000
Child.next = lambda self: 10
print(run(objects, 2000))  # expect: 22000
Counter.step = 2
print(run(objects, 2000))  # expect: 24000
objects[0].step = 7
print(run(objects, 2000))  # expect: 34000
objects[0].next = lambda: 100
print(run(objects, 2000))  # expect: 220000
