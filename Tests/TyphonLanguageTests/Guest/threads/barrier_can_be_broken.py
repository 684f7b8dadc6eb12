from threading import Barrier, BrokenBarrierError

gate = Barrier(2)
try:
    gate.wait(timeout=0.01)
except BrokenBarrierError:
    print("broken", gate.broken)  # expect: broken True
gate.reset()
print(gate.broken, gate.parties, gate.n_waiting)  # expect: False 2 0
