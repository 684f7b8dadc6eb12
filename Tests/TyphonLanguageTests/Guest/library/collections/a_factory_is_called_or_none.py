from collections import defaultdict

defaultdict([])  # expect error: TypeError: first argument must be callable or None
