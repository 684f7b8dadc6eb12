from threading import Thread

xs, got = list(range(1000)), []

def work():
    while True:
        try:
            got.append(xs.pop())
        except IndexError:
            return

ts = [Thread(target=work) for _ in range(4)]
for t in ts: t.start()
for t in ts: t.join()
print(sorted(got) == list(range(1000)))  # expect: True
