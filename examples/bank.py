"""A bank without locks: threads move money while an auditor counts it.

A transfer takes from one account and gives to another. Between the two steps money
is missing, yet the auditor never sees that: both are inside one `with atomic:`, and
so is the audit. What the threads do at the same time to different accounts, they do
in parallel; when two meet at one account, one of them is undone and runs again.
"""
import random
from threading import Thread

from transaction import atomic

TELLERS = 4
TRANSFERS = 5_000
ACCOUNTS = 100
BALANCE = 1_000


class Account:
    def __init__(self, balance):
        self.balance = balance


def transfer(source, target, amount):
    with atomic:
        if source.balance >= amount:
            source.balance -= amount
            target.balance += amount


def teller(accounts, seed):
    rng = random.Random(seed)
    for _ in range(TRANSFERS):
        source, target = rng.sample(accounts, 2)
        transfer(source, target, rng.randint(1, 100))


def auditor(accounts, totals):
    for _ in range(200):
        with atomic:
            totals.append(sum(account.balance for account in accounts))


accounts = [Account(BALANCE) for _ in range(ACCOUNTS)]
totals = []
threads = [Thread(target=teller, args=(accounts, seed)) for seed in range(TELLERS)]
threads.append(Thread(target=auditor, args=(accounts, totals)))
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()

print(f"{TELLERS} tellers made {TELLERS * TRANSFERS:,} transfers between {ACCOUNTS} accounts.")
print(f"{len(totals)} audits saw these totals: {sorted(set(totals))}")
print("No account is in debt:", all(account.balance >= 0 for account in accounts))
assert set(totals) == {ACCOUNTS * BALANCE}
