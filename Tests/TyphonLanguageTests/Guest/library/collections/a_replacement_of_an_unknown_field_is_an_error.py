from collections import namedtuple

namedtuple("P", "x")(1)._replace(y=2)  # expect error: ValueError: Got unexpected field names: ['y']
