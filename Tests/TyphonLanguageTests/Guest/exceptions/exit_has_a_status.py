import sys
try:
    sys.exit(5)
except SystemExit as e:
    print(e.code)  # expect: 5
try:
    exit_value = sys.exit("text")
except SystemExit as e:
    print(e.code)  # expect: text
