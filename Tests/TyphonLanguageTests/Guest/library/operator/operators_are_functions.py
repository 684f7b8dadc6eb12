import operator as o

print(o.add(1, 2), o.sub(5, 2), o.mul("a", 3), o.truediv(3, 2), o.floordiv(7, 2), o.mod(7, 4), o.pow(2, 5), o.neg(4), o.pos(-4), o.abs(-4))  # expect: 3 3 aaa 1.5 3 3 32 -4 -4 4
print(o.and_(6, 3), o.or_(6, 3), o.xor(6, 3), o.invert(5), o.inv(5), o.lshift(1, 4), o.rshift(16, 2))  # expect: 2 7 5 -6 -6 16 4
print(o.lt(1, 2), o.le(2, 2), o.eq(1, 1.0), o.ne(1, 2), o.ge(1, 2), o.gt(2, 1), o.is_(None, None), o.is_not(1, None), o.not_([]), o.truth("a"))  # expect: True True True True False True True True True True
