class Error(Exception):
    def __init__(self, code):
        super().__init__(f"code {code}")
        self.code = code

class Special(Error): pass

try:
    raise Special(7)
except Error as e:
    print(e, e.code, e.args, repr(e))  # expect: code 7 7 ('code 7',) Special('code 7')
raise Special(8)  # expect error: Special: code 8
