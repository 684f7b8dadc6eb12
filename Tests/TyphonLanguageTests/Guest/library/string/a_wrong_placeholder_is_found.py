from string import Template

Template("first\nand $ second").substitute()  # expect error: ValueError: Invalid placeholder in string: line 2, col 5
