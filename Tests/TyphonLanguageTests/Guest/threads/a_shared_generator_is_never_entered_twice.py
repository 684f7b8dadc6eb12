from threading import Thread

def numbers():
    for i in range(300):
        yield i

g, got, refused = numbers(), [], []

def work():
    while True:
        try:
            got.append(next(g))
        except StopIteration:
            return
        except ValueError as e:
            refused.append(str(e))

ts = [Thread(target=work) for _ in range(3)]
for t in ts: t.start()
for t in ts: t.join()
print(sorted(got) == list(range(300)), set(refused) <= {"generator already executing"})  # expect: True True
