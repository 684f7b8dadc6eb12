# Each operator, in code that is translated and in code that runs once, on operands at all edges.
import math
operands = [0, 1, -1, 2, 3, -7, 61, 62, 64, 2**53, 2**53 + 1, -2**53 - 1, 2**60, 2**61 - 1, -2**61, 2**61, 2**70, True, False, None,
            0.0, -0.0, 1.0, -1.5, 2.5, 0.1, 1e300, -1e300, 1e-300, 5e-324, 2.0**-255, 2.0**256, math.inf, -math.inf, math.nan, "a", (1,)]
operators = ["+", "-", "*", "/", "//", "%", "<<", ">>", "&", "|", "^", "<", "<=", ">", ">=", "==", "!=", "is", "is not"]

def make(expression, kind=""):
    scope = {}
    exec(f"def f(a, b):\n {expression}", scope)
    return scope["f"]

def outcome(f, a, b):
    try: result = f(a, b)
    except Exception as e: return type(e).__name__, str(e)
    return type(result).__name__, repr(result)

def is_sensible(a, operator, b):
    return not (operator == "<<" and isinstance(b, int) and b > 100)

compared = 0
for operator in operators:
    forms = [f"return a {operator} b", f"if a {operator} b: return 1\n return 0", f"if not a {operator} b: return 1\n return 0"]
    for form in forms:
        hot = make(form)
        for _ in range(1000): hot(1, 2)
        for a in operands:
            cold = make(form)  # once more for each row: it must not become hot
            for b in operands:
                if is_sensible(a, operator, b):
                    assert outcome(hot, a, b) == outcome(cold, a, b), (form, a, b, outcome(hot, a, b))
                    compared += 1
print(compared > 50000)  # expect: True
