import math, sys

def look(module):
    try:
        return module.answer
    except AttributeError:
        return None

print(look(math), look(math))  # expect: None None
math.answer = 1
print(look(math), look(math), look(sys))  # expect: 1 1 None
math.answer = 2
print(look(math))  # expect: 2
del math.answer
print(look(math))  # expect: None
math.answer = 3
sys.answer = 4
print(look(math), look(sys), look(math))  # expect: 3 4 3

def call(module):
    return module.double(4)

math.double = lambda x: x * 2
print(call(math), call(math))  # expect: 8 8
math.double = lambda x: x * 3
print(call(math))  # expect: 12
