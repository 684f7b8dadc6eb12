from threading import Thread

Thread().join()  # expect error: RuntimeError: cannot join thread before it is started
