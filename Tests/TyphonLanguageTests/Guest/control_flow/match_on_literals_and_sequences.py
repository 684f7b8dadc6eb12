def kind(x):
    match x:
        case 0 | 1:
            return "small"
        case "a":
            return "letter"
        case [a, b]:
            return f"pair {a} {b}"
        case [first, *rest]:
            return f"many {first} {rest}"
        case _:
            return "other"

print(kind(1), kind("a"), kind([1, 2]), kind((1, 2, 3)), kind(None))  # expect: small letter pair 1 2 many 1 [2, 3] other
