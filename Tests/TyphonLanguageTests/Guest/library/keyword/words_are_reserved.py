from keyword import iskeyword, issoftkeyword, kwlist, softkwlist

print(iskeyword("for"), iskeyword("print"), issoftkeyword("match"), len(kwlist), softkwlist[:3])  # expect: True False True 35 ['_', 'case', 'match']
