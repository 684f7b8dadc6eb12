# Operators with a small constant, negation, truth and items at constant indices.
import math
operands = [0, 1, -1, 5, 2**61 - 1, -2**61, 2**61, 2**80, True, False, None, 0.0, -0.0, 1.0, 5.0, -1.0, 1.5, 1e300, math.inf, math.nan,
            "", "abc", "äöü", "漢字", [], [1], [1, 2, 3], (), (1, 2), {}, {1: 2}, {-1: 0}, ..., object]
forms = ["return a + 5", "return a - 5", "return a * 3", "return -a", "return not a", "return 1 if a else 0", "return a[0]", "return a[-1]",
         "return a[1]", "return a[-2]", "return a < 1", "return 1 if a < 1 else 0", "return 1 if a <= 1 else 0", "return 1 if a > 1 else 0",
         "return 1 if a >= 1 else 0", "return 1 if a == 1 else 0", "return 1 if a != 1 else 0", "return 1 if not a > -1 else 0",
         "x, y = a\n return x", "return [i for i in a]", "return a is None", "return 1 if a is None else 0"]

def make(form):
    scope = {}
    exec(f"def f(a):\n {form}", scope)
    return scope["f"]

def outcome(f, a):
    try: return repr(f(a))
    except Exception as e: return type(e).__name__, str(e)

for form in forms:
    for warm in (3, (7, 8), 2.5):
        hot = make(form)
        for _ in range(1000): outcome(hot, warm)
        for a in operands:
            assert outcome(hot, a) == outcome(make(form), a), (form, a, outcome(hot, a))
print("equal")  # expect: equal
