"""Primes by a deterministic Miller-Rabin test: batches through a queue, poison pills at the end."""
import queue
import threading

from pool import Measured, run

try:
    from transaction import atomic
except ImportError:
    from transaction_shim import atomic

BATCH = 1000
FIRST = 10 ** 12 + 1
WITNESSES = (2, 3, 5, 7, 11, 13, 17)  # enough below 341,550,071,728,321
KNOWN = {20000: 1447, 200000: 14525}


def is_prime(n):
    if n < 2 or n % 2 == 0:
        return n == 2
    odd, twos = n - 1, 0
    while odd % 2 == 0:
        odd //= 2
        twos += 1
    return all(n == witness or passes(n, witness, odd, twos) for witness in WITNESSES)


def passes(n, witness, odd, twos):
    x = pow(witness, odd, n)
    if x == 1 or x == n - 1:
        return True
    for _ in range(twos - 1):
        x = x * x % n
        if x == n - 1:
            return True
    return False


def work(batches, results):
    while (batch := batches.get()) is not None:
        found = []
        for n in batch:
            with atomic:
                if is_prime(n):
                    found.append(n)
        results.put(found)


def main(threads, size):
    batches, results = queue.Queue(), queue.Queue()
    workers = [threading.Thread(target=work, args=(batches, results)) for _ in range(threads)]
    with Measured():
        for worker in workers:
            worker.start()
        starts = range(0, size, BATCH)
        for start in starts:
            batches.put(range(FIRST + 2 * start, FIRST + 2 * min(start + BATCH, size), 2))
        for _ in workers:
            batches.put(None)
        for worker in workers:
            worker.join()
    primes = sorted(n for _ in starts for n in results.get())
    assert len(set(primes)) == len(primes) and KNOWN.get(size, len(primes)) == len(primes), len(primes)
    return "miller_rabin", size, len(primes), sum(primes) % 1000003


run(main, 200000)
