class C: pass

text = repr(C())
print(text.startswith("<__main__.C object at 0x"), C)  # expect: True <class '__main__.C'>
