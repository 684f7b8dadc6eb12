# skip-oracle
# Two globals change together: no thread sees one without the other, though its machine code holds both.
from threading import Thread
from transaction import atomic
left, right = "a", "a"
mixed = 0
is_done = False
def look():
    global mixed
    while not is_done:
        with atomic:
            if left != right: mixed += 1
def change():
    global left, right, is_done
    for text in ["b", "c"] * 20:
        for _ in range(2000): pass
        with atomic:
            left = text
            right = text
    is_done = True
threads = [Thread(target=look), Thread(target=look), Thread(target=change)]
for thread in threads: thread.start()
for thread in threads: thread.join()
print(mixed)  # expect: 0
