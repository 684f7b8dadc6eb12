from helpers.simple import VALUE as v, double
from helpers.simple import (
    triple,
)
print(v, double(1), triple(1))  # expect: 5 2 3
