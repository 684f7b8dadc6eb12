from threading import Thread
counts = [0, 0]
def bump(n):
    for _ in range(n): counts[0] += 1
def hot(n):
    threads = []
    for i in range(n):
        counts[0] += 1
        if i % 1000 == 500:
            threads.append(Thread(target=bump, args=(1000,)))
            threads[-1].start()
    for thread in threads: thread.join()
    return counts[0]
print(hot(5000))  # expect: 10000
print(hot(5000))  # expect: 20000
