from abc import ABC

ABC.register(3)  # expect error: TypeError: Can only register classes
