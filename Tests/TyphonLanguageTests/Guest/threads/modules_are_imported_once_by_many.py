from threading import Barrier, Thread

gate, seen = Barrier(8), []

def work():
    gate.wait()
    import helpers.slow_to_import as m
    seen.append(m.token)

ts = [Thread(target=work) for _ in range(8)]
for t in ts: t.start()
for t in ts: t.join()
print(len(seen), all(x is seen[0] for x in seen))  # expect: 8 True
