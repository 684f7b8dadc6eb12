class Manager:
    def __enter__(self):
        print("enter")
        return "value"
    def __exit__(self, kind, value, trace):
        print("exit", kind)

with Manager() as v:
    print(v)
# expect: enter
# expect: value
# expect: exit None
