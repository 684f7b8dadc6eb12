"""Transfers between two of 10,000 accounts, each one transaction, and audits that sum them all."""
from pool import Measured, run, run_threads, share

try:
    from transaction import atomic
except ImportError:
    from transaction_shim import atomic

ACCOUNTS = 10000
BALANCE = 100
TRANSFERS_PER_AUDIT = 25000


class Account:
    def __init__(self):
        self.balance = BALANCE


def transfer(source, target, amount):
    with atomic:
        source.balance -= amount
        target.balance += amount


def audit(accounts):
    with atomic:
        total = 0
        for account in accounts:
            total += account.balance
    assert total == ACCOUNTS * BALANCE, total


def work(accounts, turns):
    random = turns.start * 7919 + 12345
    for turn in turns:
        random = (random * 1103515245 + 12345) % 2147483648
        source = (random >> 8) % ACCOUNTS
        random = (random * 1103515245 + 12345) % 2147483648
        target = (random >> 8) % ACCOUNTS
        transfer(accounts[source], accounts[target], turn % 50)
        if turn % TRANSFERS_PER_AUDIT == 0:
            audit(accounts)


def main(threads, size):
    accounts = [Account() for _ in range(ACCOUNTS)]
    with Measured():
        run_threads(threads, lambda i: work(accounts, share(size, threads, i)))
    audit(accounts)
    return "bank", size, ACCOUNTS * BALANCE


run(main, 2000000)
