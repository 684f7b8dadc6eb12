x = 5
print(eval("x + 1"), eval("a * 2", {"a": 21}))  # expect: 6 42
exec("y = x * 2\ndef f(): return y")
print(y, f())  # expect: 10 10
eval("1 +")  # expect error: SyntaxError: invalid syntax
