from helpers import simple
import helpers.simple as again

print(simple.VALUE, simple.double(4), again is simple, simple.__name__)  # expect: 5 8 True helpers.simple
