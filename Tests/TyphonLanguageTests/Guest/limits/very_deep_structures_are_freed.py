for _ in range(3):
    chain = None
    for i in range(200000):
        chain = (chain, i)
    chain = None
print("alive")  # expect: alive
