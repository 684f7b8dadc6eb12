print("key%d" % 12, "%d" % -7, "%s|%5s|%-5s|" % ("a", "b", "c"), "%5d|%-5d|" % (42, -42))  # expect: key12 -7 a|    b|c    |    42|-42  |
print("%d%%" % 5, "%s" % "ü", "%05d" % 42, "%s" % (1,), "%s %s" % (10 ** 20, None))  # expect: 5% ü 00042 1 100000000000000000000 None
print(len("%s" % ("x" * 300)), len("%60s%60s%60s%60s%60s" % (1, 2, 3, 4, 5)))  # expect: 300 300
for values in ((), (1, 2), "a"):
    try:
        print("%d" % values)
    except TypeError as error:
        print(error)
# expect: not enough arguments for format string
# expect: not all arguments converted during string formatting
# expect: %d format: a real number is required, not str
print(str(0), str(-1), str(2 ** 61 - 1), str(-2 ** 61), str(99), str(100))  # expect: 0 -1 2305843009213693951 -2305843009213693952 99 100
