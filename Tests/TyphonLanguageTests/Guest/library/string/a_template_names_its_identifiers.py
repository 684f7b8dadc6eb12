# skip-oracle
from string import Template

print(Template("$a ${b} $$ $a").get_identifiers(), Template("$a $$").is_valid(), Template("$a $").is_valid())  # expect: ['a', 'b'] True False
