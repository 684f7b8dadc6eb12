class Loud(list):
    def append(self, item):
        super().append(item * 2)

    def __len__(self):
        return 100


class Name(str):
    def __len__(self):
        return 7


loud = Loud()
for n in range(3):
    loud.append(n)
print(loud.pop(), loud, len(loud), list.__len__(loud))  # expect: 4 [0, 2] 100 2
list.append(loud, 9)
list.insert(loud, -1, 8)
print(list.pop(loud), list.pop(loud, 0), loud)  # expect: 9 0 [2, 8]
print(len(Name("ab")), str.__len__(Name("ab")), ord(Name("c")), Name("4").isdigit())  # expect: 7 2 99 True
for call in (lambda: list.append((), 1), lambda: len(5), lambda: ord("ab"), lambda: chr(-1), lambda: str.isdigit(5)):
    try:
        call()
    except (TypeError, ValueError) as e:
        print(type(e).__name__, e)
# expect: TypeError descriptor 'append' for 'list' objects doesn't apply to a 'tuple' object
# expect: TypeError object of type 'int' has no len()
# expect: TypeError ord() expected a character, but string of length 2 found
# expect: ValueError chr() arg not in range(0x110000)
# expect: TypeError descriptor 'isdigit' for 'str' objects doesn't apply to a 'int' object
