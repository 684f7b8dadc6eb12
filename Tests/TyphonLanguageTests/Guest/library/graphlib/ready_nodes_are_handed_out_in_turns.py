from graphlib import TopologicalSorter

sorter = TopologicalSorter({3: [1, 2], 4: [3]})
sorter.prepare()
print(sorter.get_ready(), sorter.get_ready(), sorter.is_active())  # expect: (1, 2) () True
sorter.done(1)
print(sorter.get_ready())  # expect: ()
sorter.done(2)
print(sorter.get_ready(), bool(sorter))  # expect: (3,) True
sorter.done(3)
sorter.done(*sorter.get_ready())
print(sorter.is_active())  # expect: False
sorter.done(4)  # expect error: ValueError: node 4 was already marked done
