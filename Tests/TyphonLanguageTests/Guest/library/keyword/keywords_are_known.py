import keyword

print(keyword.iskeyword("lambda"), keyword.iskeyword("print"), keyword.issoftkeyword("match"), keyword.issoftkeyword("class"))  # expect: True False True False
print(len(keyword.kwlist), keyword.kwlist[:4], keyword.kwlist == sorted(keyword.kwlist))  # expect: 35 ['False', 'None', 'True', 'and'] True
