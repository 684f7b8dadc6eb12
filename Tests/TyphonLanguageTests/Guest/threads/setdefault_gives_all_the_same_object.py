from threading import Thread

d, got = {}, []
ts = [Thread(target=lambda: got.append(d.setdefault("k", []))) for _ in range(20)]
for t in ts: t.start()
for t in ts: t.join()
print(len(got), all(x is got[0] for x in got))  # expect: 20 True
