import threading

def starts(log):
    yield 1
    thread = threading.Thread(target=log.append, args=("ran",))
    thread.start()
    yield 2
    thread.join()
    yield 3

def keeps(log):
    mine = ["kept"]
    yield from starts(log)
    yield mine

def outer(log):
    mine = {"a": 1}
    yield from keeps(log)
    yield mine

log = []
for item in outer(log):
    print(item)
# expect: 1
# expect: 2
# expect: 3
# expect: ['kept']
# expect: {'a': 1}
print(log)  # expect: ['ran']
