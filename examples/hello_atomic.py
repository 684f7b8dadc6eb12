"""Hello, atomic: several threads talk, and nobody interrupts anybody.

Each greeting is printed in pieces. Without `atomic` the pieces of different threads
could mix; inside `with atomic:` a greeting is one transaction, so it comes out whole.
The threads still run in parallel, and no lock is in sight.
"""
from threading import Thread
from time import sleep

from transaction import atomic


def greet(name):
    for turn in range(3):
        with atomic:
            print("Hello", end=" ")
            print("from", end=" ")
            print(name, end="")
            print("!" * (turn + 1))
        sleep(0.001)  # let the others have a word


threads = [Thread(target=greet, args=(name,)) for name in ("Ada", "Grace", "Alan")]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print("Nine greetings, every one of them whole.")
