from string import Template

Template("$a $b").substitute(a=1)  # expect error: KeyError: 'b'
