def g():
    try:
        yield 1
    finally:
        print("cleanup")

it = g()
next(it)
it.close()  # expect: cleanup
it.close()
print(list(it))  # expect: []
