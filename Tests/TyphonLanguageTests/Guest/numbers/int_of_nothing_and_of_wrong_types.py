print(int(), float(), bool())  # expect: 0 0.0 False
int(None)  # expect error: TypeError: int() argument must be a string, a bytes-like object or a real number, not 'NoneType'
