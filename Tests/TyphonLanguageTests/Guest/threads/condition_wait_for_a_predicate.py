from threading import Condition, Thread

c, state = Condition(), []

def work():
    with c:
        state.append(1)
        c.notify_all()

with c:
    Thread(target=work).start()
    print(c.wait_for(lambda: state, timeout=5))  # expect: [1]
    print(c.wait_for(lambda: len(state) > 5, timeout=0.01))  # expect: False
