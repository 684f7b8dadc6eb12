from operator import concat

concat(1, 2)  # expect error: TypeError: 'int' object can't be concatenated
