import operator as o

l = [1, 2, 3, 2]
o.setitem(l, 0, 9)
o.delitem(l, 1)
print(l, o.getitem(l, slice(1, 3)), o.contains(l, 9), o.countOf([1, 1.0, 2], 1), o.indexOf(l, 2), o.concat("a", "b"))  # expect: [9, 3, 2] [3, 2] True 2 2 ab
print(o.call(max, 1, 5), o.call(dict, a=1), o.length_hint([1, 2]), o.length_hint(iter([1])), o.length_hint(5, 7))  # expect: 5 {'a': 1} 2 1 7
