try:
    try:
        try:
            raise ValueError("v")
        finally:
            print("inner")  # expect: inner
    finally:
        print("outer")  # expect: outer
except ValueError as e:
    print(e)  # expect: v
