class C: pass
c = C()
C.hello = lambda self: "late"
print(c.hello())  # expect: late
C.hello = lambda self: "later"
print(c.hello())  # expect: later
del C.hello
c.hello()  # expect error: AttributeError: 'C' object has no attribute 'hello'
