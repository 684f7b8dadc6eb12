def augmented():
    row = [1, 2, 3, 4]
    row[1:2] += [7, 8]
    print(row)
    row[::2] *= 1
    row[1:3] *= 2
    print(row)


def stored():
    row = [1, 2, 3, 4, 5]
    row[:3] = row[2::-1]
    print(row, row[::-1], row[4:1:-1], row[-1:-4:-2], row[1:1:-1])
    row[0:2] = row[2:4] = [9]
    print(row)
    row[1:1] = []
    row[:0] = [0]
    row[1:3] = row
    print(row)
    row[:] = row[:]
    row[5:2] = [6]
    print(row)
    try:
        row[0:2] = 5
    except TypeError as error:
        print(error)
    print(row, [][:], [][::-1])


augmented()
stored()

# expect: [1, 2, 7, 8, 3, 4]
# expect: [1, 2, 7, 2, 7, 8, 3, 4]
# expect: [3, 2, 1, 4, 5] [5, 4, 1, 2, 3] [5, 4, 1] [5, 1] []
# expect: [9, 1, 9]
# expect: [0, 0, 9, 1, 9, 9]
# expect: [0, 0, 9, 1, 9, 6, 9]
# expect: can only assign an iterable
# expect: [0, 0, 9, 1, 9, 6, 9] [] []
