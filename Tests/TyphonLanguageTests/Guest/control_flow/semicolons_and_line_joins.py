a = 1; b = 2
c = a + \
    b
d = (a +
     b)  # a comment inside
print(c, d)  # expect: 3 3
