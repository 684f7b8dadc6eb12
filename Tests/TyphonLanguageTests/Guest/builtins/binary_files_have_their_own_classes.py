import os

name = f"/tmp/typhon-binary-{os.getpid()}"
with open(name, "wb") as file:
    print(type(file).__name__, file.write(b"hello world"))  # expect: BufferedWriter 11
with open(name, "rb") as file:
    print(type(file).__name__, file.peek(3)[:3], file.read1(2), file.read(3))  # expect: BufferedReader b'hel' b'he' b'llo'
    array = bytearray(4)
    print(file.readinto(array), array)  # expect: 4 bytearray(b' wor')
with open(name, "rb", buffering=0) as file:
    print(type(file).__name__, file.readall())  # expect: FileIO b'hello world'
with open(name) as file:
    print(type(file).__name__, file.buffer.read(5), file.buffer.mode, file.read())  # expect: TextIOWrapper b'hello' rb  world
os.remove(name)
