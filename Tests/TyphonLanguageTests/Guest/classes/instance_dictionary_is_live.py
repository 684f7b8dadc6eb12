class C: pass

c = C()
d = c.__dict__
d["x"] = 5
c.y = 6
print(c.x, d)  # expect: 5 {'x': 5, 'y': 6}
c.__dict__ = {"z": 7}
print(c.z, hasattr(c, "x"), d)  # expect: 7 False {'x': 5, 'y': 6}
