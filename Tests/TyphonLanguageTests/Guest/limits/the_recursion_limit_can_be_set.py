import sys

def depth(n):
    return 0 if n == 0 else 1 + depth(n - 1)

print(sys.getrecursionlimit())  # expect: 1000
sys.setrecursionlimit(5000)
print(depth(4000))  # expect: 4000
sys.setrecursionlimit(0)  # expect error: ValueError: recursion limit must be greater or equal than 1
