from collections import OrderedDict

OrderedDict().popitem()  # expect error: KeyError: 'dictionary is empty'
