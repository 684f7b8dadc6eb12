print("Hello World".upper(), "Hello".lower(), "hello wORLD".title())  # expect: HELLO WORLD hello Hello World
print("hELLO".capitalize(), "Hello".swapcase(), "straße".upper(), "Straße".casefold())  # expect: Hello hELLO STRASSE strasse
print("ǅ".lower(), "ÀÉ".lower(), "ﬁ".upper())  # expect: ǆ àé FI
