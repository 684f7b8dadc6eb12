print("%s is %d years" % ("Ann", 30), "%5.2f|%-6s|%06d" % (3.14159, "ab", 42))  # expect: Ann is 30 years  3.14|ab    |000042
print("%x %X %o %c %r %%" % (255, 255, 8, "A", "q"))  # expect: ff FF 10 A 'q' %
print("%(name)s-%(n)03d" % {"name": "x", "n": 7}, "%*d" % (5, 42), "%+d % d" % (3, 4))  # expect: x-007    42 +3  4
"%d" % "x"  # expect error: TypeError: %d format: a real number is required, not str
