from pprint import pprint

pprint(["a" * 30, "b" * 30, {"key": list(range(12)), "other": "value" * 5}], width=40)  # expect: ['aaaaaaaaaaaaaaaaaaaaaaaaaaaaaa',
# expect:  'bbbbbbbbbbbbbbbbbbbbbbbbbbbbbb',
# expect:  {'key': [0,
# expect:           1,
# expect:           2,
# expect:           3,
# expect:           4,
# expect:           5,
# expect:           6,
# expect:           7,
# expect:           8,
# expect:           9,
# expect:           10,
# expect:           11],
# expect:   'other': 'valuevaluevaluevaluevalue'}]
pprint(list(range(30)), width=40, compact=True)  # expect: [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11,
# expect:  12, 13, 14, 15, 16, 17, 18, 19, 20, 21,
# expect:  22, 23, 24, 25, 26, 27, 28, 29]
pprint({"outer": {"inner": (1, 2, 3)}}, width=10, indent=2)  # expect: { 'outer': { 'inner': ( 1,
# expect:                         2,
# expect:                         3)}}
pprint({"deep": [[[1]]]}, depth=2)  # expect: {'deep': [[...]]}
