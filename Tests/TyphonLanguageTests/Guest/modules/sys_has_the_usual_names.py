import sys

print(len(sys.argv), sys.maxsize, sys.byteorder in ("little", "big"), sys.version_info >= (3, 11))  # expect: 1 9223372036854775807 True True
print(sys.getrecursionlimit() > 100, "sys" in sys.modules, isinstance(sys.path, list), sys.platform != "")  # expect: True True True True
sys.stdout.write("written\n")  # expect: written
