from threading import Timer

t = Timer(0.02, print, ["later"])
t.start()
t.join()  # expect: later
never = Timer(60, print, ["never"])
never.start()
never.cancel()
never.join()
