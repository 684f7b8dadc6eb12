import os

print(os.path.join("a", "b.py"), os.path.basename("/x/y.txt"), os.path.dirname("/x/y.txt"), os.path.splitext("a.tar.gz"))  # expect: a/b.py y.txt /x ('a.tar', '.gz')
print(os.path.exists("/no/such"), os.getcwd() != "", os.environ.get("NO_SUCH_VARIABLE", "unset"), os.sep)  # expect: False True unset /
