import copyreg

copyreg.add_extension("m", "n", 5)
copyreg.add_extension("m", "n", 5)
for args in (("m", "n", 6), ("m", "o", 5), ("m", "p", 0)):
    try:
        copyreg.add_extension(*args)
    except ValueError as e:
        last = e
print(last)  # expect: code out of range
copyreg.remove_extension("m", "n", 5)
copyreg.remove_extension("m", "n", 5)  # expect error: ValueError: key ('m', 'n') is not registered with code 5
