from threading import Thread

s = set()
ts = [Thread(target=lambda n=n: [s.add(i) for i in range(n * 100, n * 100 + 200)]) for n in range(4)]
for t in ts: t.start()
for t in ts: t.join()
print(sorted(s) == list(range(500)))  # expect: True
