print(repr("it's"), repr('say "hi"'), repr("both ' and \""))  # expect: "it's" 'say "hi"' 'both \' and "'
print(repr("tab\t nl\n nul\0 bel\x07 del\x7f"))  # expect: 'tab\t nl\n nul\x00 bel\x07 del\x7f'
print(repr("é漢🐍\u200b\ud800"))  # expect: 'é漢🐍\u200b\ud800'
