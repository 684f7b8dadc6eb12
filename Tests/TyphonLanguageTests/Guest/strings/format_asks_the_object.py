class Money:
    def __format__(self, spec):
        return f"<{spec}>"

print(f"{Money():abc} {Money()}", format(Money(), "x"))  # expect: <abc> <> <x>
