print("""first
  'second' "third\"""")
# expect: first
# expect:   'second' "third"
