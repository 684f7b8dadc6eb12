s = "abc"
t = s
s += "d"
print(s, t)  # expect: abcd abc
t[0] = "x"  # expect error: TypeError: 'str' object does not support item assignment
