from collections import namedtuple

for names in ("a a", "_a", "class", "1st", "a-b"):
    try:
        namedtuple("A", names)
    except ValueError as error:
        print(str(error)[:30], end="; ")
print(namedtuple("A", "a class _b a 1 ok", rename=True)._fields)  # expect: Encountered duplicate field na; Field names cannot start with ; Type names and field names can; Type names and field names mus; Type names and field names mus; ('a', '_1', '_2', '_3', '_4', 'ok')
namedtuple("class", "a")  # expect error: ValueError: Type names and field names cannot be a keyword: 'class'
