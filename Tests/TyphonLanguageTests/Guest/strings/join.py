print(", ".join(["a", "b"]), "".join([]), "-".join("xyz"), ",".join(str(i) for i in range(3)))  # expect: a, b  x-y-z 0,1,2
",".join(["a", 1])  # expect error: TypeError: sequence item 1: expected str instance, int found
