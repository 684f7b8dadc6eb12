values = [0.0, -0.0, 2.0 ** -255, 2.0 ** -256, 2.0 ** -254, 2.0 ** 255, 2.0 ** 256, 2.0 ** 257, 5e-324, 1.7976931348623157e308]
for v in values:
    w = v * 1
    x = -v
    assert w == v and repr(w) == repr(v) and x == 0 - v and -x == v, v
    assert float(repr(v)) == v and hash(v) == hash(w) and v + 0 == v and v - v == 0, v
print(repr(-0.0), 0.0 == -0.0, 2.0 ** -255, 1 / 2 ** 255 == 2.0 ** -255)  # expect: -0.0 True 1.727233711018889e-77 True
print(float("inf") > 1e308, float("nan") != float("nan"), -float("inf") < 0)  # expect: True True True
print(1 == 1.0, 1.0 == 1, 2 < 2.5, 2.5 > 2, {1: "a"}[1.0], 3 / 1.5, 3.0 / 2, 2 * 1.5)  # expect: True True True True a 2.0 1.5 3.0
