from helpers.simple import *

print(VALUE, "_hidden" in globals())  # expect: 5 False
