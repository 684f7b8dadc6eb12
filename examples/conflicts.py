"""Conflicts you can see: two threads want the same thing, and Typhon says where.

Both threads change `shared.total` inside `atomic`. When they meet, one of them is
undone and runs again: nothing is lost, only time. `last_abort_info()` tells what
happened to this thread last: why, on which object, and what both sides were doing.
"""
from threading import Thread

import transaction
from transaction import atomic


class Shared:
    total = 0


shared = Shared()
seen = []


def work(amount):
    value = shared.total
    for _ in range(200):  # long enough for the other thread to meet us here
        value += amount
    return value


def deposit():
    with atomic:
        shared.total = work(+1)


def withdraw():
    with atomic:
        shared.total = work(-1)


def repeat(action):
    for _ in range(2_000):
        action()
        info = transaction.last_abort_info()
        if info is not None and not seen:
            seen.append(info)


threads = [Thread(target=repeat, args=(action,)) for action in (deposit, withdraw)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()

print("Total after as many deposits as withdrawals:", shared.total)
if seen:
    print(f"\nThe first conflict that was noticed ({seen[0].reason}):\n")
    print(seen[0])
else:
    print("\nThe threads never met. Run it again, on a machine with at least two cores.")
