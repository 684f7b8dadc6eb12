print([x * 2 for x in range(3)], {x % 2 for x in range(4)}, {x: -x for x in range(2)}, sum(x for x in range(4)))  # expect: [0, 2, 4] {0, 1} {0: 0, 1: -1} 6
