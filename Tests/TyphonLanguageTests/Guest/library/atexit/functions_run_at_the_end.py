import atexit

atexit.register(print, "last", "words", sep="-")
atexit.register(lambda: print("first"))
print("end")  # expect: end
# What is registered last runs first.
# expect: first
# expect: last-words
