width, precision, value = 10, 3, 3.14159265
print(f"{value:{width}.{precision}f}|{value:<{width}}|")  # expect:      3.142|3.14159265|
print(f"a" "b" f"{1}{2}", f'{"x":*^{3 + 4}}')  # expect: ab12 ***x***
