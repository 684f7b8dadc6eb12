import json

value = {"name": "é\n", "list": [1, 2.5, None, True], "empty": {}}
text = json.dumps(value)
print(text)  # expect: {"name": "\u00e9\n", "list": [1, 2.5, null, true], "empty": {}}
print(json.loads(text) == value, json.dumps({"b": 1, "a": [1]}, sort_keys=True, separators=(",", ":")))  # expect: True {"a":[1],"b":1}
print(json.dumps([1, {"k": []}], indent=1).splitlines())  # expect: ['[', ' 1,', ' {', '  "k": []', ' }', ']']
try:
    json.loads('{"a": [1, }')
except json.JSONDecodeError as error:
    print(error)  # expect: Expecting value: line 1 column 11 (char 10)
try:
    json.dumps({1, 2})
except TypeError as error:
    print(error)  # expect: Object of type set is not JSON serializable
