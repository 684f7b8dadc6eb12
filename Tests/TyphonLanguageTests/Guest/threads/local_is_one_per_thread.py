from threading import Thread, local

data = local()
data.x = "main"
seen = []

def work():
    seen.append(hasattr(data, "x"))
    data.x = "other"

t = Thread(target=work)
t.start()
t.join()
print(seen, data.x)  # expect: [False] main
data.y  # expect error: AttributeError: '_thread._local' object has no attribute 'y'
