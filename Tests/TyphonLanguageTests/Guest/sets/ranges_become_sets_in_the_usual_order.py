def one_by_one(numbers):
    result = set()
    for n in numbers:
        result.add(n)
    return result

for numbers in (range(0), range(5), range(100, 0, -7), range(3, 5000, 5), range(16, 4096, 64), range(0, 900, 8),
                range(-5, 5), range(10 ** 18, 10 ** 18 + 40), range(7, 8), range(64, 100000, 512)):
    assert list(set(numbers)) == list(one_by_one(numbers)), numbers
    changed = set(numbers)
    changed.add(1)
    changed.discard(3)
    assert changed == one_by_one(numbers) - {3} | {1}
print(len(set(range(2, 5000))))  # expect: 4998
