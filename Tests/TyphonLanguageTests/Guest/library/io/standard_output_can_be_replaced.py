import io
import sys

old, sys.stdout = sys.stdout, io.StringIO()
sys.stdout.write("hidden\n")
text, sys.stdout = sys.stdout.getvalue(), old
print(repr(text))  # expect: 'hidden\n'
