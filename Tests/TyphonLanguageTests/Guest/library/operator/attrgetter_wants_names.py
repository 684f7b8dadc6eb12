from operator import attrgetter

attrgetter(5)  # expect error: TypeError: attribute name must be a string
