from array import array

numbers = array("h", [1, -2])
numbers.append(300)
numbers.extend([4])
print(numbers, len(numbers), numbers[1], numbers[-1], numbers.itemsize)  # expect: array('h', [1, -2, 300, 4]) 4 -2 4 2
numbers[0] = 7
del numbers[1]
print(numbers.tolist(), 300 in numbers, numbers.index(4), numbers.pop(), numbers)  # expect: [7, 300, 4] True 2 4 array('h', [7, 300])
print(array("b"), array("d", [1.5, 2]), array("f", [1.1])[0])  # expect: array('b') array('d', [1.5, 2.0]) 1.100000023841858


def attempt(action):
    try:
        action()
    except Exception as error:
        print(type(error).__name__ + ":", error)


attempt(lambda: numbers.append(40000))  # expect: OverflowError: signed short integer is greater than maximum
attempt(lambda: array("B", [-1]))  # expect: OverflowError: unsigned byte integer is less than minimum
attempt(lambda: numbers.append(1.5))  # expect: TypeError: 'float' object cannot be interpreted as an integer
attempt(lambda: array("x"))  # expect: ValueError: bad typecode (must be b, B, u, h, H, i, I, l, L, q, Q, f or d)
attempt(lambda: numbers[9])  # expect: IndexError: array index out of range
attempt(lambda: array("i").pop())  # expect: IndexError: pop from empty array
