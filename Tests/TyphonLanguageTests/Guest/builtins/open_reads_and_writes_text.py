import os
path = f"/tmp/guest-{os.getpid()}.txt"
with open(path, "w") as f:
    print(f.write("one\ntwo\n"))  # expect: 8
with open(path) as f:
    print([line.rstrip() for line in f])  # expect: ['one', 'two']
os.remove(path)
print(os.path.exists(path))  # expect: False
