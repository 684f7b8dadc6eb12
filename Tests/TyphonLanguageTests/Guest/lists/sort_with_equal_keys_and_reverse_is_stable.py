words = "pear fig apple kiwi plum date".split()
print(sorted(words, key=len), sorted(words, key=len, reverse=True))  # expect: ['fig', 'pear', 'kiwi', 'plum', 'date', 'apple'] ['apple', 'pear', 'kiwi', 'plum', 'date', 'fig']
print(sorted(words, key=lambda w: (-len(w), w)), max(words, key=len), min(words))  # expect: ['apple', 'date', 'kiwi', 'pear', 'plum', 'fig'] apple apple
