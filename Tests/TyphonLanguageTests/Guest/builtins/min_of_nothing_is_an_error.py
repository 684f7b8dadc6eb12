# skip-oracle
min([])  # expect error: ValueError: min() iterable argument is empty
