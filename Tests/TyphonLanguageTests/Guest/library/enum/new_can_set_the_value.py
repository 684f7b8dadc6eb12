from enum import Enum

class Coin(Enum):
    PENNY = 1, "copper"
    DIME = 10, "silver"

    def __new__(cls, value, metal):
        member = object.__new__(cls)
        member._value_ = value
        member.metal = metal
        return member

print(Coin(10), Coin.PENNY.metal, list(Coin), Coin.DIME.value)  # expect: Coin.DIME copper [<Coin.PENNY: 1>, <Coin.DIME: 10>] 10
