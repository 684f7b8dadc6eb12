print(round(0.5), round(1.5), round(2.5), round(-1.5))  # expect: 0 2 2 -2
print(round(2.675, 2), round(1234.5678, -2), round(3.14159, 3))  # expect: 2.67 1200.0 3.142
print(round(15, -1), round(25, -1), round(1234, 2), round(1e20))  # expect: 20 20 1234 100000000000000000000
