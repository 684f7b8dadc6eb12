import traceback


def fail():
    raise ValueError("bad")


try:
    fail()
except ValueError as error:
    print("".join(traceback.format_exception(error)).splitlines()[-1])  # expect: ValueError: bad
    entries = traceback.extract_tb(error.__traceback__)
    print([(entry.name, entry.lineno, entry.line) for entry in entries])  # expect: [('<module>', 9, 'fail()'), ('fail', 5, 'raise ValueError("bad")')]
    print(traceback.format_exception_only(error))  # expect: ['ValueError: bad\n']
try:
    try:
        {}["k"]
    except KeyError as error:
        raise RuntimeError("outer") from error
except RuntimeError:
    text = traceback.format_exc()
    print("direct cause" in text, text.count("Traceback"), text.splitlines()[-1])  # expect: True 2 RuntimeError: outer
