class C:
    def method(self):
        return (lambda: 1 / 0)()  # expect error: ZeroDivisionError: division by zero

C().method()
# expect stderr: C().method()
# expect stderr: return (lambda: 1 / 0)()  # expect error: ZeroDivisionError: division by zero
