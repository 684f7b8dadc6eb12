from collections import UserList

class Stack(UserList):
    def push(self, item): self.append(item)

s = Stack([3, 1])
s.push(2)
s.sort()
print(s, s[0:2], type(s[0:2]).__name__, s + [9], [0] + s, s * 2, s == [1, 2, 3], s < [2])  # expect: [1, 2, 3] [1, 2] Stack [1, 2, 3, 9] [0, 1, 2, 3] [1, 2, 3, 1, 2, 3] True True
s += "ab"
s.insert(0, s.pop())
print(s, len(s), s.index("a"), s.count(1), 3 in s, s.copy().data is s.data, UserList("xy"))  # expect: ['b', 1, 2, 3, 'a'] 5 4 1 True False ['x', 'y']
