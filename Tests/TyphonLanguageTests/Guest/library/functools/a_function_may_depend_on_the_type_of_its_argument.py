from functools import singledispatch

@singledispatch
def show(x): return "something"

@show.register
def _(x: int): return "int"

@show.register(list)
def show_list(x): return "list"

show.register(type(None), lambda x: "nothing")
print(show(1), show(True), show([]), show(None), show("s"))  # expect: int int list nothing something
print(show_list("called directly"), show.dispatch(bool)(0), list(show.registry)[:2])  # expect: list int [<class 'object'>, <class 'int'>]
