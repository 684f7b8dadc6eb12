import io


class Letters(io.RawIOBase):
    def __init__(self, data): self.data = data
    def readable(self): return True
    def readinto(self, buffer):
        count = min(len(buffer), len(self.data), 3)
        buffer[:count], self.data = self.data[:count], self.data[count:]
        return count


print(Letters(b"hello\nworld").readline(), Letters(b"abcdef").readall())  # expect: b'hello\n' b'abcdef'
buffered = io.BufferedReader(Letters(b"one\ntwo\n"))
print(buffered.peek(1), buffered.read(2), list(buffered))  # expect: b'one' b'on' [b'e\n', b'two\n']
