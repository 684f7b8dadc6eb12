print("{} {} {}".format(1, "a", None), "{1}-{0}".format("x", "y"), "{a}{b}".format(a=1, b=2))  # expect: 1 a None y-x 12
print("{0[1]} {1.real} {x[k]}".format([1, 2], 5, x={"k": "v"}), "{{}}".format())  # expect: 2 5 v {}
print("{:>{w}}|{!r}".format("r", "q", w=4))  # expect:    r|'q'
"{} {}".format(1)  # expect error: IndexError: Replacement index 1 out of range for positional args tuple
