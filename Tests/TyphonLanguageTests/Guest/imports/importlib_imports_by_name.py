import importlib
import sys

module = importlib.import_module("helpers.package.inner")
print(module is sys.modules["helpers.package.inner"], importlib.import_module(".inner", "helpers.package") is module)  # expect: True True
print(importlib.reload(module) is module)  # expect: True
try:
    importlib.import_module(".x")
except TypeError as error:
    print(error)  # expect: the 'package' argument is required to perform a relative import for '.x'
try:
    importlib.import_module("no_such_module")
except ModuleNotFoundError as error:
    print(error.name)  # expect: no_such_module
