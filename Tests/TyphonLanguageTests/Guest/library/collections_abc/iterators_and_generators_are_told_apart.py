from collections.abc import *

def generator(): yield
async def coroutine(): pass
async def stream(): yield

awaited = coroutine()
awaited.close()
for value in (iter([]), generator(), zip(), reversed([]), stream(), awaited):
    print(*[c.__name__[:5] for c in (Iterable, Iterator, Generator, AsyncIterator, AsyncGenerator, Awaitable, Coroutine) if isinstance(value, c)], sep=" ", end="; ")
print()  # expect: Itera Itera; Itera Itera Gener; Itera Itera; Itera Itera; Async Async; Await Corou; 
