name, n = "world", 42
print(f"hello {name}!", f"{n + 1}", f"{n:>5}|{n:<5}|{n:^5}|")  # expect: hello world! 43    42|42   | 42  |
print(f"{name!r} {name!s:>7} {n:#x} {n:08b}", f"{{literal}}")  # expect: 'world'   world 0x2a 00101010 {literal}
print(f"{n=} {name = !s}", f"{'a' if n else 'b'}", f"{[i for i in range(3)]}")  # expect: n=42 name = world a [0, 1, 2]
