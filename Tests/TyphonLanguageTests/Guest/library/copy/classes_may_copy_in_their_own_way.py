from copy import copy, deepcopy

class A:
    def __copy__(self): return "copy"
    def __deepcopy__(self, memo): return "deep", type(memo).__name__

print(copy(A()), deepcopy(A()), deepcopy([A()]))  # expect: copy ('deep', 'dict') [('deep', 'dict')]
