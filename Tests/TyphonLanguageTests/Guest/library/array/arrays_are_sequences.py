from array import array
from collections.abc import MutableSequence

numbers = array("i", [3, 1, 2])
print(numbers[1:], numbers + array("i", [9]), numbers * 2, sorted(numbers))  # expect: array('i', [1, 2]) array('i', [3, 1, 2, 9]) array('i', [3, 1, 2, 3, 1, 2]) [1, 2, 3]
numbers[1:2] = array("i", [7, 8])
print(numbers, numbers == array("d", [3, 7, 8, 2]), numbers < array("i", [4]), isinstance(numbers, MutableSequence))  # expect: array('i', [3, 7, 8, 2]) True True True
try:
    numbers + array("b", [1])
except TypeError as error:
    print(error)  # expect: bad argument type for built-in operation
match array("b", [1, 2]):
    case [first, second]:
        print(first, second)  # expect: 1 2
