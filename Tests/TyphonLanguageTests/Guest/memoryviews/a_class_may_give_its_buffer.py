# skip-oracle
class Packet:
    def __init__(self, text):
        self.text = text

    def __buffer__(self, flags):
        return memoryview(self.text)


print(bytes(memoryview(Packet(b"abc"))), b"-".join([Packet(b"x"), b"y"]), int.from_bytes(Packet(b"\x01\x02"), "big"))  # expect: b'abc' b'x-y' 258
