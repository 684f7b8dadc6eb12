from collections import namedtuple

Account = namedtuple("Account", ["kind", "balance", "owner"], defaults=[0, None])
print(Account("a"), Account("a", owner="me"), Account._field_defaults)  # expect: Account(kind='a', balance=0, owner=None) Account(kind='a', balance=0, owner='me') {'balance': 0, 'owner': None}
namedtuple("A", "x", defaults=[1, 2])  # expect error: TypeError: Got more default values than field names
