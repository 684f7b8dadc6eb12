from collections import ChainMap

c = ChainMap()
print(c, c.maps, bool(c), ChainMap.fromkeys("ab", 0), c | {"x": 1}, {"x": 1} | c)  # expect: ChainMap({}) [{}] False ChainMap({'a': 0, 'b': 0}) ChainMap({'x': 1}) ChainMap({'x': 1})
c.popitem()  # expect error: KeyError: 'No keys found in the first mapping.'
