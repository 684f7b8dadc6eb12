class C:
    @property
    def x(self): return self.missing

C().x  # expect error: AttributeError: 'C' object has no attribute 'missing'
