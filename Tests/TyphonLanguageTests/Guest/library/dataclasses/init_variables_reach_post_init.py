from dataclasses import dataclass, field, InitVar, fields, replace

@dataclass
class Account:
    owner: str
    cents: InitVar[int]
    factor: InitVar[int] = 100
    balance: float = field(init=False)

    def __post_init__(self, cents, factor):
        self.balance = cents / factor

a = Account("ann", 250)
print(a, [f.name for f in fields(a)])  # expect: Account(owner='ann', balance=2.5) ['owner', 'balance']
print(replace(a, owner="bob", cents=100), InitVar[int])  # expect: Account(owner='bob', balance=1.0) dataclasses.InitVar[int]
replace(a, owner="bob")  # expect error: ValueError: InitVar 'cents' must be specified with replace()
