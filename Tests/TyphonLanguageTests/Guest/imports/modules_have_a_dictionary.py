import math, sys
import helpers.simple

helpers.simple.added = 3
print(vars(helpers.simple)["added"], "math" in sys.modules, type(math).__name__)  # expect: 3 True module
helpers.simple.no_such  # expect error: AttributeError: module 'helpers.simple' has no attribute 'no_such'
