from heapq import merge

print(list(merge([1, 4, 7], [2, 5], [], iter([3]))), list(merge([5, 1], [4, 2], reverse=True)))  # expect: [1, 2, 3, 4, 5, 7] [5, 4, 2, 1]
print(list(merge(["a", "ccc"], ["bb", "dddd"], key=len)), list(merge([1, 1], [1.0])), list(merge()))  # expect: ['a', 'bb', 'ccc', 'dddd'] [1, 1, 1.0] []
print(list(merge(["bb", "a"], ["dd", "c"], key=len, reverse=True)))  # expect: ['bb', 'dd', 'a', 'c']
