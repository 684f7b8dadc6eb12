async def numbers():
    yield 1


async def use():
    items = numbers()
    return await anext(items, "none"), await anext(items, "none")


try:
    use().send(None)
except StopIteration as stop:
    print(stop.value)  # expect: (1, 'none')
