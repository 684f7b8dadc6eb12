class Account:
    def __init__(self, balance):
        self._balance = balance

    @property
    def balance(self):
        return self._balance


class Savings(Account):
    pass


class Plain:
    balance = 7


def total(things):
    result = 0
    for _ in range(1000):
        for thing in things:
            result += thing.balance
    return result


print(total([Account(1), Savings(2)]), total([Account(1), Plain()]))  # expect: 3000 8000
Account.balance = property(lambda self: 100)
print(total([Account(1), Savings(2), Plain()]))  # expect: 207000
