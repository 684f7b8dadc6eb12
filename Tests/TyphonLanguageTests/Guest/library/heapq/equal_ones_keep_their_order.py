from heapq import nlargest, nsmallest

words = ["bb", "aa", "c", "dd", "e"]
print(nsmallest(3, words, key=len), nlargest(2, words, key=len), nsmallest(1, words, key=len), nlargest(1, words, key=len))  # expect: ['c', 'e', 'bb'] ['bb', 'aa'] ['c'] ['bb']
