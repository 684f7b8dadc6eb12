from graphlib import CycleError, TopologicalSorter

try:
    TopologicalSorter({1: [2], 2: [3], 3: [1]}).prepare()
except CycleError as error:
    print(error.args, isinstance(error, ValueError))  # expect: ('nodes are in a cycle', [1, 3, 2, 1]) True
sorter = TopologicalSorter()
sorter.get_ready()  # expect error: ValueError: prepare() must be called first
