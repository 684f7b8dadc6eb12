from threading import Thread

def work():
    for _ in range(3):
        print("line of text\n", end="")

ts = [Thread(target=work) for _ in range(2)]
for t in ts: t.start()
for t in ts: t.join()
# expect: line of text
# expect: line of text
# expect: line of text
# expect: line of text
# expect: line of text
# expect: line of text
