step = 1
def advance(x): return x + step
def total(n):
    result = 0
    for i in range(n): result = advance(result)
    return result
print(total(3000))  # expect: 3000
step = 2
print(total(3000))  # expect: 6000
def advance(x): return x - step
print(total(3000))  # expect: -6000
globals()["step"] = 5
print(total(10))  # expect: -50
del step
try: total(1)
except NameError as e: print(e)  # expect: name 'step' is not defined
