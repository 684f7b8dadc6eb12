from pprint import pformat, pprint, pp

pprint({"b": 1, "a": [1, 2]})  # expect: {'a': [1, 2], 'b': 1}
pp({"b": 1, "a": 2})  # expect: {'b': 1, 'a': 2}
print(pformat([1, (2,), {3}, "x", None]), pformat(123456789, underscore_numbers=True), pformat({}))  # expect: [1, (2,), {3}, 'x', None] 123_456_789 {}
