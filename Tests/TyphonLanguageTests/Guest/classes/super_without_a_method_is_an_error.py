class A:
    def f(self): return super().f()

A().f()  # expect error: AttributeError: 'super' object has no attribute 'f'
