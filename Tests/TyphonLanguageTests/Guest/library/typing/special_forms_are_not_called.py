from typing import ClassVar, NoReturn, Optional, Self, assert_never

for use in (lambda: Optional[int, str], lambda: Self[int], lambda: isinstance(1, ClassVar), lambda: NoReturn()):
    try:
        use()
    except TypeError as error:
        text = str(error)
print(text)  # expect: Cannot instantiate typing.NoReturn
assert_never("x")  # expect error: AssertionError: Expected code to be unreachable, but got: 'x'
