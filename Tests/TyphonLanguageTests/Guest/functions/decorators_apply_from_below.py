def tag(name):
    def decorate(function):
        return lambda: f"<{name}>{function()}</{name}>"
    return decorate

@tag("b")
@tag("i")
def text():
    return "x"

print(text())  # expect: <b><i>x</i></b>
