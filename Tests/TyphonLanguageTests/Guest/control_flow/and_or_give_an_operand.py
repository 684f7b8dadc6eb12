print(0 or "a", 1 and "b", "" and 1, None or 0, [] or {} or "end")  # expect: a b  0 end
print(not 0, not "a", not [] and 5)  # expect: True False 5
