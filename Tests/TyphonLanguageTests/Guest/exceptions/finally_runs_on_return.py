def f():
    try:
        return "value"
    finally:
        print("cleanup")

print(f())
# expect: cleanup
# expect: value
