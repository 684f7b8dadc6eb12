import operator as o

print(o.__add__ is o.add, o.__and__ is o.and_, o.__not__ is o.not_, o.__iadd__ is o.iadd, o.__getitem__ is o.getitem, o.__index__ is o.index)  # expect: True True True True True True
