def middle():
    print("looked")
    return 5

print(1 < middle() < 10)
# expect: looked
# expect: True
print(1 < 2 > 1 != 3, 1 < 3 < 2)  # expect: True False
