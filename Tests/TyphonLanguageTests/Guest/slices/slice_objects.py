s = slice(1, 10, 2)
print(s, s.start, s.stop, s.step, s.indices(6))  # expect: slice(1, 10, 2) 1 10 2 (1, 6, 2)
print("abcdefgh"[s], [0, 1, 2, 3][slice(2)], slice(None) == slice(None))  # expect: bdfh [0, 1] True
