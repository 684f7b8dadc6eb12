import sys
from threading import Event, Thread

inside, seen = Event(), []

def look():
    seen.append(sys.exc_info()[0])

try:
    1 / 0
except ZeroDivisionError:
    t = Thread(target=look)
    t.start()
    t.join()
    print(seen, sys.exc_info()[0].__name__)  # expect: [None] ZeroDivisionError
