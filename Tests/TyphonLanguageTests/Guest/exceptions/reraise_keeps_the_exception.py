try:
    try:
        1 / 0
    except ZeroDivisionError as first:
        kept = first
        raise
except ZeroDivisionError as second:
    print(second is kept)  # expect: True
