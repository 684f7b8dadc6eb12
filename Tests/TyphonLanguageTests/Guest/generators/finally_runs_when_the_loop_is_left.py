def g():
    try:
        yield 1
        yield 2
    finally:
        print("closed")

it = g()
for x in it:
    break
it.close()  # expect: closed
