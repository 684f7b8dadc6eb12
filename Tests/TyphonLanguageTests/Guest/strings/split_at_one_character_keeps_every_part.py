print("a,b,,c,".split(","), "".split(","), ",".split(","))  # expect: ['a', 'b', '', 'c', ''] [''] ['', '']
print("a,b,c".split(",", 0), "a,b,c".split(",", 1), "a,b,c".split(",", -1))  # expect: ['a,b,c'] ['a', 'b,c'] ['a', 'b', 'c']
for n in (1, 5, 6, 7, 12, 127, 128, 129, 300):
    assert ",".join("x" * n).split(",") == ["x"] * n
    assert ("é" + ",x" * n).split(",") == ["é"] + ["x"] * n
parts = "a-b-c-d-e-f-g".split("-")
parts.append("h")
print(parts)  # expect: ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h']
