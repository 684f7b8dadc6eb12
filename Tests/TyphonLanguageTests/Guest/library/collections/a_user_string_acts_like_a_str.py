from collections import UserString

class Loud(UserString):
    def shout(self): return self.upper() + "!"

s = Loud("abc")
print(s.shout(), type(s.shout()).__name__, s + "d", "z" + s, s * 2, s[1], s == "abc", "b" in s, hash(s) == hash("abc"))  # expect: ABC! Loud abcd zabc abcabc b True True True
print(s.replace("a", "x"), s.find("c"), s.center(7, "*"), s.split("b"), "%s-%s" % (s, s), Loud("%d") % 5, int(UserString("12")))  # expect: xbc 2 **abc** ['a', 'c'] abc-abc 5 12
