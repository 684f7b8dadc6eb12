modulus = 2 ** 61 - 1
numbers = [-1, -2, 0, modulus, -modulus, modulus + 1, 1, -modulus - 1, modulus - 1, 1 - modulus, 2 ** 64]
print([hash(n) for n in numbers[:6]])  # expect: [-2, -2, 0, 0, 0, 1]
names = {n: str(n) for n in numbers}
print(len(names), all(names[n] == str(n) for n in numbers), names[-1.0], names[True])  # expect: 11 True -1 1
for n in numbers[::2]:
    del names[n]
print([n in names for n in numbers[:6]], len(names), len(set(numbers) - set(names)))  # expect: [False, True, False, True, False, True] 5 6

grid = {("a" + str(n % 3), n % 5): n for n in range(30)}
print(len(grid), grid["a1", 4], grid.get(("a1", 5)), grid.setdefault(("a2", 9), 7), grid.pop(("a0", 0)))  # expect: 15 19 None 7 15
