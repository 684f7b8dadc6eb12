class C:
    kind = "c"
    items = []

a, b = C(), C()
a.items.append(1)
a.kind = "a"
C.extra = 5
print(b.items, a.kind, b.kind, b.extra)  # expect: [1] a c 5
