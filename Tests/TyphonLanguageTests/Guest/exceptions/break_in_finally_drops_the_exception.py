for _ in range(2):
    try:
        1 / 0
    finally:
        break
print("alive")  # expect: alive
