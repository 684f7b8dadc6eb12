from threading import Thread

xs = []

def work(n):
    for i in range(500):
        xs.append((n, i))

ts = [Thread(target=work, args=(n,)) for n in range(4)]
for t in ts: t.start()
for t in ts: t.join()
print(len(xs), len(set(xs)))  # expect: 2000 2000
print(all([i for m, i in xs if m == n] == list(range(500)) for n in range(4)))  # expect: True
