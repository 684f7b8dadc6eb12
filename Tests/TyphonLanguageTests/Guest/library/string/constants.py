import string

print(string.ascii_lowercase, string.digits, string.hexdigits, string.octdigits)  # expect: abcdefghijklmnopqrstuvwxyz 0123456789 0123456789abcdefABCDEF 01234567
print(string.ascii_letters == string.ascii_lowercase + string.ascii_uppercase, string.punctuation)  # expect: True !"#$%&'()*+,-./:;<=>?@[\]^_`{|}~
print(repr(string.whitespace), len(string.printable), string.printable[:12])  # expect: ' \t\n\r\x0b\x0c' 100 0123456789ab
