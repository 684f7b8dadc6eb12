from typing import Dict, List

try:
    Dict[str]
except TypeError as error:
    print(error)  # expect: Too few arguments for typing.Dict; actual 1, expected 2
List[int, str]  # expect error: TypeError: Too many arguments for typing.List; actual 2, expected 1
