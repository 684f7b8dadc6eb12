try:
    1 >> -1
except ValueError as e:
    print(e)  # expect: negative shift count
1 << -1  # expect error: ValueError: negative shift count
