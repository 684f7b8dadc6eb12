from abc import ABC, get_cache_token

class Drawable(ABC): pass
class Picture(Drawable): pass
class Photo: pass

print(issubclass(Photo, Drawable), isinstance(Photo(), Drawable))  # expect: False False
before = get_cache_token()
print(Picture.register(Photo) is Photo, get_cache_token() == before)  # expect: True False
print(issubclass(Photo, Drawable), isinstance(Photo(), Picture), Photo.__mro__[1:])  # expect: True True (<class 'object'>,)
class Selfie(Photo): pass
print(issubclass(Selfie, Drawable), issubclass(Drawable, Photo))  # expect: True False
