print("k=v=w".partition("="), "k=v=w".rpartition("="))  # expect: ('k', '=', 'v=w') ('k=v', '=', 'w')
print("kv".partition("="), "kv".rpartition("="))  # expect: ('kv', '', '') ('', '', 'kv')
