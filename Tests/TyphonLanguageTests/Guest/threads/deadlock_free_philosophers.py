from threading import Lock, Thread

forks, meals = [Lock() for _ in range(5)], [0] * 5

def dine(i):
    first, second = sorted((i, (i + 1) % 5))
    for _ in range(100):
        with forks[first], forks[second]:
            meals[i] += 1

ts = [Thread(target=dine, args=(i,)) for i in range(5)]
for t in ts: t.start()
for t in ts: t.join()
print(meals)  # expect: [100, 100, 100, 100, 100]
