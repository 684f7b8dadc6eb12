from bisect import bisect, bisect_left, bisect_right

a = [1, 2, 2, 2, 5]
print(bisect_left(a, 2), bisect_right(a, 2), bisect(a, 3), bisect(a, 0), bisect(a, 9), bisect([], 1))  # expect: 1 4 4 0 5 0
print(bisect(a, 2, 0, 2), bisect_left(a, 2, lo=2), bisect_left(a, 5, hi=3), bisect is bisect_right)  # expect: 2 2 3 True
