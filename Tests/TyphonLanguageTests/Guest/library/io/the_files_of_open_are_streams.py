import io
import os
import sys

path = f"stream_test_{os.getpid()}.txt"
with open(path, "w") as f: f.write("text")
with open(path) as text, open(path, "rb") as data:
    print(isinstance(text, io.TextIOBase), isinstance(text, io.TextIOWrapper), isinstance(text, io.BufferedIOBase))  # expect: True True False
    print(isinstance(data, io.BufferedReader), isinstance(data, io.IOBase), isinstance(data, io.TextIOBase))  # expect: True True False
print(isinstance(sys.stdout, io.TextIOBase), io.open is open)  # expect: True True
os.remove(path)
