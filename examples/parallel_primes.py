"""Primes on all cores: the same work with 1 thread, then with 2, 4 and so on.

The numbers are cut into blocks. A thread takes the next block off a shared list,
counts the primes in it, and adds its count to the total: that is all they share.

    typhon examples/parallel_primes.py [LIMIT]
"""
import sys
from threading import Thread
from time import perf_counter

from transaction import atomic, getsegmentlimit

BLOCK = 1_000


class Shared:
    def __init__(self, limit):
        self.blocks = [range(start, min(start + BLOCK, limit)) for start in range(0, limit, BLOCK)]
        self.primes = 0


def is_prime(n):
    if n < 4 or n % 2 == 0:
        return n in (2, 3)
    divisor = 3
    while divisor * divisor <= n:
        if n % divisor == 0:
            return False
        divisor += 2
    return True


def work(shared):
    while True:
        with atomic:
            if not shared.blocks:
                return
            block = shared.blocks.pop()
        found = sum(1 for n in block if is_prime(n))
        with atomic:
            shared.primes += found


def count_primes(limit, thread_count):
    shared = Shared(limit)
    threads = [Thread(target=work, args=(shared,)) for _ in range(thread_count)]
    for thread in threads: thread.start()
    for thread in threads: thread.join()
    return shared.primes


def main(limit):
    thread_count = 1
    while thread_count <= max(2, getsegmentlimit()):
        start = perf_counter()
        primes = count_primes(limit, thread_count)
        seconds = perf_counter() - start
        if thread_count == 1:
            alone = seconds
            print(f"{primes} primes below {limit}")
        print(f"threads: {thread_count:3}   seconds: {seconds:6.2f}   times as fast: {alone / seconds:.2f}")
        thread_count *= 2


main(int(sys.argv[1]) if len(sys.argv) > 1 else 500_000)
