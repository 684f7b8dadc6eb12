from threading import Thread

d, stop = {i: i for i in range(50)}, []

def insert():
    n = 0
    while not stop:
        d[n % 300] = n
        d.pop((n * 7) % 300, None)
        n += 1

t = Thread(target=insert)
t.start()
for _ in range(500):
    try:
        for k in d:
            assert isinstance(k, int)
    except RuntimeError as e:
        assert "during iteration" in str(e) or "changed size" in str(e), e
stop.append(1)
t.join()
print("done")  # expect: done
