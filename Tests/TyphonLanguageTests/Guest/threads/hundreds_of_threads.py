from threading import Thread

results = {}

def work(n):
    results[n] = sum(range(n))

ts = [Thread(target=work, args=(n,)) for n in range(300)]
for t in ts: t.start()
for t in ts: t.join()
print(len(results), sum(results.values()))  # expect: 300 4455100
