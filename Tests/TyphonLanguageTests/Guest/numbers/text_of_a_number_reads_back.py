n = 7 ** 3000
print(int(str(n)) == n, int(str(-n)) == -n, int(hex(n), 16) == n, int(bin(n), 2) == n, int(f"{n:_}".replace("_", "")) == n)  # expect: True True True True True
