from heapq import nlargest, nsmallest

data = [(i * 37) % 101 for i in range(100)]
print(nsmallest(3, data), nlargest(3, data), nsmallest(0, data), nlargest(2, [5]), nsmallest(-1, [1]))  # expect: [0, 1, 2] [100, 99, 98] [] [5] []
print(nsmallest(2, ["ccc", "a", "bb"], key=len), nlargest(2, {"a": 3, "b": 5, "c": 4}.items(), key=lambda pair: pair[1]))  # expect: ['a', 'bb'] [('b', 5), ('c', 4)]
print(nlargest(90, data) == sorted(data, reverse=True)[:90], nsmallest(90, data * 3) == sorted(data * 3)[:90])  # expect: True True
