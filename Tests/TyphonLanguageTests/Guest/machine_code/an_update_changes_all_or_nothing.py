# skip-oracle
import threading
from transaction import atomic
class Account:
    def __init__(self, balance): self.balance = balance
class Odd:
    def __radd__(self, other): raise ValueError("odd")
def move(source, target, amount):
    with atomic:
        source.balance -= amount
        target.balance += amount
def add(account, amount): account.balance += amount
def swap(account, other):
    account.balance, old = other.balance, account.balance
    other.balance = old
def worker(a, b):
    for i in range(3000): move(a, b, i % 7)
a, b = Account(10 ** 30), Account(0)
threads = [threading.Thread(target=worker, args=pair) for pair in ((a, b), (b, a), (a, a))]
for t in threads: t.start()
for t in threads: t.join()
print(a.balance + b.balance == 10 ** 30)  # expect: True
def check():
    c = Account(5)
    for i in range(1000): add(c, 1)
    try: add(c, Odd())
    except ValueError as e: print(e, c.balance)  # expect: odd 1005
    try: add(c, "x")
    except TypeError as e: print(e)  # expect: unsupported operand type(s) for +=: 'int' and 'str'
    add(c, 0.5)
    print(c.balance)  # expect: 1005.5
    d = Account(1)
    swap(c, d)
    print(c.balance, d.balance)  # expect: 1 1005.5
    for wrong in (5, None, 1.5, "text", []):
        try: add(wrong, 1)
        except AttributeError as e: print(e)
# expect: 'int' object has no attribute 'balance'
# expect: 'NoneType' object has no attribute 'balance'
# expect: 'float' object has no attribute 'balance'
# expect: 'str' object has no attribute 'balance'
# expect: 'list' object has no attribute 'balance'
t = threading.Thread(target=check)
t.start()
t.join()
