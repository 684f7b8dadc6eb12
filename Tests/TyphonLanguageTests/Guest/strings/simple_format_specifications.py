class Text(str):
    pass


def shown(value, *specs):
    print(*("[" + format(value, spec) + "]" for spec in specs), sep="")


shown(42, "5", "<5", "^5", ">5", "*^6", "d", "x", "6x", "05", "+d", "=5", "1", "#x", ",")
shown(-255, "7x", "<7d", "^7", "x", "2")
shown(0, "x", "3x", "d", "1")
shown(-2305843009213693952, "x", "25d")
shown(True, "d", "4")
shown("abc", "5", "<5", "^6", ">5", "*>5s", "2", "s", ".2", "^^7")
shown("é", "3", ">3")
shown("x", "1", "s", "3")
shown("", "2", "1")
shown(Text("sub"), "5", "2")
for value, spec in (("a", "d"), (1, "s"), ("a", "=4"), (1, "5q"), ("a", "5x"), (1, "<<<")):
    try:
        print(format(value, spec))
    except ValueError as error:
        print(error)
for number in (0.1, 100.0, 0.001, 0.0001, 123456789012345.6, 1e15, 1e16, -2.5, 0.30000000000000004, -0.0, 1e22):
    print(number, end=" ")
print()

# expect: [   42][42   ][ 42  ][   42][**42**][42][2a][    2a][00042][+42][   42][42][0x2a][42]
# expect: [    -ff][-255   ][ -255  ][-ff][-255]
# expect: [0][  0][0][0]
# expect: [-2000000000000000][     -2305843009213693952]
# expect: [1][   1]
# expect: [abc  ][abc  ][ abc  ][  abc][**abc][abc][abc][ab][^^abc^^]
# expect: [é  ][  é]
# expect: [x][x][x  ]
# expect: [  ][ ]
# expect: [sub  ][sub]
# expect: Unknown format code 'd' for object of type 'str'
# expect: Unknown format code 's' for object of type 'int'
# expect: '=' alignment not allowed in string format specifier
# expect: Unknown format code 'q' for object of type 'int'
# expect: Unknown format code 'x' for object of type 'str'
# expect: Unknown format code '<' for object of type 'int'
# expect: 0.1 100.0 0.001 0.0001 123456789012345.6 1000000000000000.0 1e+16 -2.5 0.30000000000000004 -0.0 1e+22
