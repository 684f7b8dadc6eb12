n = 0
while n < 10:
    n += 1
    if n == 2:
        continue
    if n == 4:
        break
    print(n)
else:
    print("never")
# expect: 1
# expect: 3
