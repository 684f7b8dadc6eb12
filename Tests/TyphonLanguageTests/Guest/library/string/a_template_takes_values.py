from string import Template

t = Template("$who likes ${what}s for $$5, $who!")
print(t.substitute(who="tim", what="kite"))  # expect: tim likes kites for $5, tim!
print(t.substitute({"who": 1, "what": 2}, who=3), t.template == "$who likes ${what}s for $$5, $who!")  # expect: 3 likes 2s for $5, 3! True
