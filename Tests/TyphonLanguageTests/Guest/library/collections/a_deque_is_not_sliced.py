from collections import deque

deque("abc")[0:2]  # expect error: TypeError: sequence index must be integer, not 'slice'
