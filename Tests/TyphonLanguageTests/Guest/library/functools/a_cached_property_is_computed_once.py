from functools import cached_property

class A:
    count = 0
    @cached_property
    def value(self):
        "The doc."
        self.count += 1
        return self.count

a = A()
print(a.value, a.value, a.__dict__)  # expect: 1 1 {'count': 1, 'value': 1}
del a.value
print(a.value, A.value.__doc__, A.value.attrname)  # expect: 2 The doc. value
a.value = 9
print(a.value)  # expect: 9
