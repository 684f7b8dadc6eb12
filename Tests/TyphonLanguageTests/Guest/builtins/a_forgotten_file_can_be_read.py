import os

name = f"/tmp/typhon-forgotten-{os.getpid()}"
open(name, "w").write("text")
print(open(name).read(), os.stat(name).st_size)  # expect: text 4
os.remove(name)
