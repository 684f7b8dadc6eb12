try:
    raise SystemExit(3)
except:
    print("caught")  # expect: caught
