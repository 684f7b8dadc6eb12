def count(n):
    total = 0
    for i in range(n): total += len("abc")
    return total
print(count(2000))  # expect: 6000
def len(x): return 1
print(count(2000))  # expect: 2000
del len
print(count(2000))  # expect: 6000
