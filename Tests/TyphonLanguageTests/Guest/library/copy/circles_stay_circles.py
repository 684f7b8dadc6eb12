from copy import deepcopy

a = []
a.append(a)
b = deepcopy(a)
print(b[0] is b, b is a)  # expect: True False
d = {}
d["me"] = d
t = ([],)
t[0].append(t)
u = deepcopy(t)
print(deepcopy(d)["me"] is not d, u[0][0] is u, u is t)  # expect: True True False

class Node: pass
n = Node()
n.me = n
m = deepcopy(n)
print(m.me is m, m is n)  # expect: True False
