class C:
    count = 0
    def __init__(self): C.count += 1
    @classmethod
    def reset(cls): cls.count = 0

for _ in range(5): C()
print(C.count, C().count)  # expect: 5 6
C.reset()
print(C.count)  # expect: 0
