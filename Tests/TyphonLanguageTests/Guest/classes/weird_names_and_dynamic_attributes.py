class C: pass

c = C()
for i in range(200):
    setattr(c, f"a{i}", i)
print(sum(vars(c).values()), c.a199, len(vars(c)))  # expect: 19900 199 200
for i in range(0, 200, 2):
    delattr(c, f"a{i}")
print(len(vars(c)), hasattr(c, "a0"), c.a1, list(vars(c))[:2])  # expect: 100 False 1 ['a1', 'a3']
