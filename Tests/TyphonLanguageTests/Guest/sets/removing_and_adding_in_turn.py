state = set()
for v in [n * n % 31 for n in range(200)]:
    if v in state:
        state.remove(v)
    else:
        state.add(v)
print(sorted(state))  # expect: [0, 1, 2, 4, 5, 7, 9, 14, 16, 18, 19, 20, 25, 28]
try:
    state.remove(3)
except KeyError as error:
    print(error)  # expect: 3
state.discard(3)
names = {"a", "b"}
names.discard("a")
print(names, {frozenset("ab"): 1}[frozenset("ba")])  # expect: {'b'} 1
