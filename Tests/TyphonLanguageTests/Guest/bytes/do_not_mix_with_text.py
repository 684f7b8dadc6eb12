b"a" + "b"  # expect error: TypeError: can't concat str to bytes
