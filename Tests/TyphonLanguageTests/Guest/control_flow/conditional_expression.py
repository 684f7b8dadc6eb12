print("yes" if [1] else "no", 1 if 0 else 2 if 0 else 3)  # expect: yes 3
