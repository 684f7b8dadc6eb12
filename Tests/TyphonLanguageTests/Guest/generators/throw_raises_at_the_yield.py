def g():
    try:
        yield 1
    except ValueError as e:
        yield f"caught {e}"

it = g()
next(it)
print(it.throw(ValueError("x")))  # expect: caught x
it.throw(KeyError("k"))  # expect error: KeyError: 'k'
