import sys
print("problem", file=sys.stderr)  # expect stderr: problem
print("fine")  # expect: fine
