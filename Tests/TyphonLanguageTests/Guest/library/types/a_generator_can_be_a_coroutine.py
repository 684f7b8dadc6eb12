from types import coroutine

@coroutine
def pause(value):
    answer = yield value
    return answer * 2

async def main():
    return await pause(1) + await pause(2)

m = main()
print(m.send(None), m.send(10))  # expect: 1 2
try:
    m.send(20)
except StopIteration as e:
    print(e.value)  # expect: 60
