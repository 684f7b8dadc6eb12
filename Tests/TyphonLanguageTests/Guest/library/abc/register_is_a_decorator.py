from abc import ABC

class Plugin(ABC): pass

@Plugin.register
class Echo:
    def run(self): return "echo"

print(isinstance(Echo(), Plugin), Echo().run(), isinstance(3, Plugin))  # expect: True echo False
