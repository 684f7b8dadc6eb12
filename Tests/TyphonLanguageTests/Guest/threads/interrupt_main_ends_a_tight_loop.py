import _thread
from threading import Timer

try:
    Timer(0.05, _thread.interrupt_main).start()
    while True:
        pass
except KeyboardInterrupt:
    print("interrupted")  # expect: interrupted
