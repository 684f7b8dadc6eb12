from helpers.chosen import *

print(shown, "other" in globals())  # expect: 1 False
