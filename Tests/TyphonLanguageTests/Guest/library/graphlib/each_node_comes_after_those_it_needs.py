from graphlib import TopologicalSorter

graph = {"D": ["B", "C"], "C": ["A"], "B": ["A"]}
print(list(TopologicalSorter(graph).static_order()))  # expect: ['A', 'C', 'B', 'D']
sorter = TopologicalSorter()
sorter.add("cook", "shop", "wash")
sorter.add("eat", "cook")
print(tuple(sorter.static_order()))  # expect: ('shop', 'wash', 'cook', 'eat')
