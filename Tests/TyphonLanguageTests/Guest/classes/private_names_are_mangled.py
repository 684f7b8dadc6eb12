class C:
    def __init__(self): self.__x = 1
    def get(self): return self.__x

print(C().get(), C()._C__x)  # expect: 1 1
C().__x  # expect error: AttributeError: 'C' object has no attribute '__x'
