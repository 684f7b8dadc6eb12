import io

s = io.StringIO("one\ntwo\nthree")
print(repr(s.readline()), s.tell())  # expect: 'one\n' 4
for line in s: print(repr(line))  # expect: 'two\n'
# expect: 'three'
s.seek(4)
s.write("TWO")
print(repr(s.getvalue()), repr(s.read(2)))  # expect: 'one\nTWO\nthree' '\nt'
