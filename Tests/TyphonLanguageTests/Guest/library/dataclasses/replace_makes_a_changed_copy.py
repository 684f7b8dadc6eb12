from dataclasses import dataclass, field, replace

@dataclass(frozen=True)
class P:
    x: int
    y: int = 2
    z: int = field(default=3, init=False)

print(replace(P(1), y=5), replace(P(1)) == P(1))  # expect: P(x=1, y=5, z=3) True
try:
    replace(P(1), q=1)
except TypeError as error:
    print(error)  # expect: P.__init__() got an unexpected keyword argument 'q'
replace(P(1), z=1)  # expect error: ValueError: field z is declared with init=False, it cannot be specified with replace()
