# skip-oracle
from numbers import Rational

try:
    Rational()
except TypeError as error:
    print(str(error)[:72], len(Rational.__abstractmethods__))  # expect: Can't instantiate abstract class Rational without an implementation for  24
