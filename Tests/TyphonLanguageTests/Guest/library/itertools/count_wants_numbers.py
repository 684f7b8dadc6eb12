from itertools import count

count("a")  # expect error: TypeError: a number is required
