from collections import deque

d = deque("abcde")
d.rotate(2)
print(d[0], d[2], d[-1], d[-5])  # expect: d a c d
d[1] = "E"
del d[-1]
print(d, [d[i] for i in range(len(d))])  # expect: deque(['d', 'E', 'a', 'b']) ['d', 'E', 'a', 'b']
d[4]  # expect error: IndexError: deque index out of range
