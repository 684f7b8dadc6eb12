# skip-oracle
import transaction
from threading import Thread
from transaction import atomic

shared, infos = [0], []

def work():
    for _ in range(20000):
        with atomic:
            shared[0] += 1
        if infos:
            return
        if (info := transaction.last_abort_info()) is not None:
            infos.append(info)

for _ in range(200):
    if infos: break
    ts = [Thread(target=work) for _ in range(2)]
    for t in ts: t.start()
    for t in ts: t.join()
info = infos[0]
print(info.reason in ("write_write", "read_write", "irrevocable", "killed", "lock", "stress"))  # expect: True
print(info.lost_ns >= 0, info.retries >= 0, len(info.mine) > 0, "work" in str(info))  # expect: True True True True
