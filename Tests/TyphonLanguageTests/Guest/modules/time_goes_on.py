import time

start = time.monotonic()
time.sleep(0.01)
print(time.monotonic() - start >= 0.009, time.time() > 1.6e9, time.perf_counter() > 0, time.process_time() >= 0)  # expect: True True True True
