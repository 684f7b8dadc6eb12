from string import Template

class Percent(Template):
    delimiter = "%"

print(Percent("%a $a %% %{b}").substitute(a=1, b=2), Template.delimiter, Template.idpattern)  # expect: 1 $a % 2 $ (?a:[_a-z][_a-z0-9]*)
