from string import capwords

print(capwords("hello  wOrld foo"), capwords("a-bc-d", "-"), capwords(" x  y ", sep=" ") + "|")  # expect: Hello World Foo A-Bc-D  X  Y |
