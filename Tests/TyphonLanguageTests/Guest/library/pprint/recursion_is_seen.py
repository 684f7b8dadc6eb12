from pprint import isreadable, isrecursive, saferepr

loop = [1]
loop.append(loop)
print(isrecursive(loop), isrecursive([1]), isreadable(loop), isreadable([1]), isreadable([object]))  # expect: True False False True False
print(saferepr(loop).startswith("[1, <Recursion on list with id="))  # expect: True
