class Named:
    def __str__(self):
        return "a name"

    def __repr__(self):
        return "Named()"

print(Named(), [Named()], str(Named()), f"{Named()} {Named()!r}", "%s %r" % (Named(), Named()))  # expect: a name [Named()] a name a name Named() a name Named()
