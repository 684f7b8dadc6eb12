text, row, pair = "abcdef", [1, 2, 3, 4], (1, 2, 3)
print(text[::-1], text[1:4], text[-2:], text[5:2], text[::2])  # expect: fedcba bcd ef  ace
print(row[1:3], row[:], row[::-1], row[5:], pair[:2], pair[::-1])  # expect: [2, 3] [1, 2, 3, 4] [4, 3, 2, 1] [] (1, 2) (3, 2, 1)
copy = row[:]
copy.append(5)
print(row, pair[:] is pair)  # expect: [1, 2, 3, 4] True

class Index:
    def __index__(self):
        return 2

print(text[Index():], row[:Index()])  # expect: cdef [1, 2]
try:
    text[::0]
except ValueError as error:
    print(error)  # expect: slice step cannot be zero
try:
    row["a":]
except TypeError as error:
    print(error)  # expect: slice indices must be integers or None or have an __index__ method

class Shows:
    def __getitem__(self, key):
        return key

print(Shows()[1:2], Shows()[::3])  # expect: slice(1, 2, None) slice(None, None, 3)
