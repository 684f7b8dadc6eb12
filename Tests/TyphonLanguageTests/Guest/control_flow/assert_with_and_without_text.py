assert True, "never looked at"
try:
    assert 1 == 2
except AssertionError as e:
    print(repr(e))  # expect: AssertionError()
assert not 1, f"text {1 + 1}"  # expect error: AssertionError: text 2
