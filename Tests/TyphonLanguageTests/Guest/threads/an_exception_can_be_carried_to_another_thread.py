from threading import Thread

caught = []

def work():
    try:
        1 / 0
    except ZeroDivisionError as e:
        caught.append(e)

t = Thread(target=work)
t.start()
t.join()
raise caught[0]  # expect error: ZeroDivisionError: division by zero
