from threading import Thread

numbers = iter(range(1000))
got = []

def work():
    for n in numbers:
        got.append(n)

ts = [Thread(target=work) for _ in range(4)]
for t in ts: t.start()
for t in ts: t.join()
print(sorted(got) == list(range(1000)))  # expect: True
