a, b = {1, 2, 3}, {2, 3, 4}
print(a | b, a & b, a - b, sorted(a ^ b))  # expect: {1, 2, 3, 4} {2, 3} {1} [1, 4]
print(a.union([9]), a.intersection([1, 7]), a.difference([1]), sorted(a.symmetric_difference([1, 8])))  # expect: {1, 2, 3, 9} {1} {2, 3} [2, 3, 8]
a |= {7}; a -= {1}; a &= {2, 7}
print(sorted(a))  # expect: [2, 7]
a | [1]  # expect error: TypeError: unsupported operand type(s) for |: 'set' and 'list'
