from string import Template

print(Template("$a $b ${c} $ $1 ${ $$").safe_substitute(a=1), Template("${a}b$a_b").safe_substitute({"a": 5}))  # expect: 1 $b ${c} $ $1 ${ $ 5b$a_b
