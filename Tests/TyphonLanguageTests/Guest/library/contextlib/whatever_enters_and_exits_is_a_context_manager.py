from contextlib import AbstractContextManager, AbstractAsyncContextManager, ExitStack, nullcontext

class Duck:
    def __enter__(self): pass
    def __exit__(self, *details): pass

class Own(AbstractContextManager):
    def __exit__(self, *details):
        return True

print(isinstance(Duck(), AbstractContextManager), issubclass(int, AbstractContextManager))  # expect: True False
print(isinstance(nullcontext(), AbstractAsyncContextManager), isinstance(ExitStack(), AbstractContextManager))  # expect: True True
with Own() as own:
    raise KeyError
print(isinstance(own, Own))  # expect: True
