import operator as o

l, t = [1], (1,)
print(o.iadd(l, [2]) is l, l, o.iadd(t, (2,)), t, o.iconcat([1], (2,)), o.ior({1}, {2}), o.ipow(2, 3), o.imatmul.__name__)  # expect: True [1, 2] (1, 2) (1,) [1, 2] {1, 2} 8 imatmul
