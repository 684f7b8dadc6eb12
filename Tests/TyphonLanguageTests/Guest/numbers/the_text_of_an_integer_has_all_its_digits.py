print(0, 9, 10, -1, -9, -10, 99, 100)  # expect: 0 9 10 -1 -9 -10 99 100
print(9999999, 10000000, -9999999, -10000000)  # expect: 9999999 10000000 -9999999 -10000000
print(all(int(str(sign * (10 ** n + d))) == sign * (10 ** n + d) for n in range(1, 20) for d in (-1, 0, 1) for sign in (1, -1)))  # expect: True
print(str(1234567) == "1234567", {str(-42): 1}["-42"], hash(str(700)) == hash("700"), len(str(-9999999)))  # expect: True 1 True 8
print(str(1001000), [10, -7, 1000000])  # expect: 1001000 [10, -7, 1000000]
