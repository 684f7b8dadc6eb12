class Text(str):
    def __bool__(self):
        return False

class Row(tuple):
    def __len__(self):
        return 0

print(bool(Text("x")), not Text("x"), bool(Row((1, 2))), bool(str.__new__(Text)), len(Text("abc")))  # expect: False True False False 3
if Text("x"):
    print("wrong")
