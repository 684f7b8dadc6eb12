import io

s = io.StringIO()
print(s.write("hello "), s.write("world\n"))  # expect: 6 6
print("printed", 3, file=s)
print(repr(s.getvalue()), s.tell())  # expect: 'hello world\nprinted 3\n' 22
s.seek(0)
print(s.readlines())  # expect: ['hello world\n', 'printed 3\n']
