def nothing(): ...

class Nothing: pass

print(nothing(), ..., Ellipsis is ...)  # expect: None Ellipsis True
