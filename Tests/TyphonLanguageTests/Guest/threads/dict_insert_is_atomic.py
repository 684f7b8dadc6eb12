from threading import Thread

d = {}

def work(n):
    for i in range(500):
        d[n, i] = i

ts = [Thread(target=work, args=(n,)) for n in range(4)]
for t in ts: t.start()
for t in ts: t.join()
print(len(d), sum(d.values()))  # expect: 2000 499000
