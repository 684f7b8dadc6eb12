from bisect import bisect, bisect_left, insort

words = ["a", "bb", "dddd"]
print(bisect(words, 2, key=len), bisect_left(words, 2, key=len))  # expect: 2 1
insort(words, "ccc", key=len)
print(words)  # expect: ['a', 'bb', 'ccc', 'dddd']
