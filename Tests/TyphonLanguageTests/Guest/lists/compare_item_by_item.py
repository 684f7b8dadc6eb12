print([1, 2] < [1, 3], [1] < [1, 0], [] < [0], [2] > [1, 9])  # expect: True True True True
print([1, [2]] == [1, [2]], [1] == (1,), [1] != [1.0])  # expect: True False False
[1] < (1,)  # expect error: TypeError: '<' not supported between instances of 'list' and 'tuple'
