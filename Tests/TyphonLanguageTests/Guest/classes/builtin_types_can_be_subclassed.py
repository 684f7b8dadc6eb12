class Text(str):
    def shout(self): return self.upper() + "!"
class Number(int):
    def __add__(self, o): return Number(int(self) + o + 100)
class Stack(list):
    push = list.append

s = Stack(); s.push(1)
print(Text("hi").shout(), len(Text("abc")), Number(1) + 1, s, isinstance(Number(3), int), Number(4) * 2)  # expect: HI! 3 102 [1] True 8
