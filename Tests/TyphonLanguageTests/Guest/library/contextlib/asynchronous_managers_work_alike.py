from contextlib import asynccontextmanager, AsyncExitStack, aclosing

def run(coroutine):
    try:
        coroutine.send(None)
    except StopIteration as stop:
        return stop.value

log = []

@asynccontextmanager
async def noted(name):
    log.append("in " + name)
    try:
        yield name
    except KeyError:
        log.append("caught")
    finally:
        log.append("out " + name)

class Stream:
    async def aclose(self):
        log.append("closed")

async def main():
    async with noted("a") as a, aclosing(Stream()):
        log.append(a)
    async with AsyncExitStack() as stack:
        await stack.enter_async_context(noted("b"))
        stack.callback(log.append, "plain")
        raise KeyError
    return "end"

print(run(main()), log)  # expect: end ['in a', 'a', 'closed', 'out a', 'in b', 'plain', 'caught', 'out b']
