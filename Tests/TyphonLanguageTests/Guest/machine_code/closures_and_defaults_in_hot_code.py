def make():
    count = 0
    def add(n=1, *, times=1):
        nonlocal count
        for _ in range(times): count += n
        return count
    return add
add = make()
for _ in range(1000): add()
print(add(), add(5), add(n=2, times=1000))  # expect: 1001 1006 3006
def outer(n):
    functions = [lambda k=i: k + n for i in range(n)]
    n += 1
    return sum(f() for f in functions)
print(outer(1000))  # expect: 1500500
def unbound(flag):
    if flag: value = 1
    return value
for _ in range(1000): unbound(True)
try: unbound(False)
except UnboundLocalError as e: print(e)  # expect: cannot access local variable 'value' where it is not associated with a value
