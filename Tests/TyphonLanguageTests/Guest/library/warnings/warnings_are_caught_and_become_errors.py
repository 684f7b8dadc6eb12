import warnings

with warnings.catch_warnings(record=True) as caught:
    warnings.simplefilter("always")
    warnings.warn("old", DeprecationWarning)
    print(len(caught), caught[0].message, caught[0].category.__name__, caught[0].lineno)  # expect: 1 old DeprecationWarning 5
with warnings.catch_warnings():
    warnings.simplefilter("error")
    try:
        warnings.warn("now")
    except UserWarning as error:
        print(error)  # expect: now
with warnings.catch_warnings(record=True) as caught:
    warnings.simplefilter("default")
    for _ in range(3):
        warnings.warn("again")
    print(len(caught))  # expect: 1
