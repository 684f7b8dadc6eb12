for i in range(3):
    try:
        if i == 0:
            continue
        break
    finally:
        print("finally", i)
# expect: finally 0
# expect: finally 1
