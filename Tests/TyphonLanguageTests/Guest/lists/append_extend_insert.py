xs = [1]
xs.append(2)
xs.extend("ab")
xs.insert(0, 0)
xs.insert(100, "end")
xs.insert(-1, "before")
print(xs)  # expect: [0, 1, 2, 'a', 'b', 'before', 'end']
