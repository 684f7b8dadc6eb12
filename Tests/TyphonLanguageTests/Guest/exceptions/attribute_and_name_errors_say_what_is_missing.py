class Thing: pass
try:
    Thing().colour
except AttributeError as e:
    print(e, e.name)  # expect: 'Thing' object has no attribute 'colour' colour
try:
    Thing.colour
except AttributeError as e:
    print(e)  # expect: type object 'Thing' has no attribute 'colour'
undefined_thing  # expect error: NameError: name 'undefined_thing' is not defined
