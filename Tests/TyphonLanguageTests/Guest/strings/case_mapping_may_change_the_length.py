print("Größe".upper(), "ﬁn".upper(), "ß".upper(), "straße".title())  # expect: GRÖSSE FIN SS Straße
print("ÿ".upper(), "µ".upper() == "\u039c", len("ŉ".upper()))  # expect: Ÿ True 2
print("ΟΔΟΣ".lower(), "ΣΑΣ".swapcase(), "Σ".lower())  # expect: οδος σας σ
print("İ".lower() == "i\u0307", "Kelvin".lower())  # expect: True kelvin
print("漢字 Größe 🐍".upper(), "漢字 ẞ".lower(), "ǆ".title())  # expect: 漢字 GRÖSSE 🐍 漢字 ß ǅ
print("ÄÖ".lower() in {"äö"}, "Ÿ".lower() == "\xff", ascii("Ÿa".lower()))  # expect: True True '\xffa'
