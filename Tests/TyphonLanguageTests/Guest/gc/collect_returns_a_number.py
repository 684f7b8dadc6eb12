import gc

print(isinstance(gc.collect(), int), gc.isenabled())  # expect: True True
