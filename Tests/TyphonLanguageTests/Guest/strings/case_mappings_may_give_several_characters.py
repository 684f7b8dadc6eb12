for _ in range(2):
    print("größe ß漢ﬁ".upper(), "ß🐍".title(), ascii("ΐß".swapcase()), "ΣΑΣ ΟΔΥΣΣΕΥΣ.".lower())
# expect: GRÖSSE SS漢FI Ss🐍 '\u0399\u0308\u0301SS' σας οδυσσευς.
# expect: GRÖSSE SS漢FI Ss🐍 '\u0399\u0308\u0301SS' σας οδυσσευς.
print("öÖ é ÉA".swapcase(), "ÖÄ öä漢".title(), "straße".casefold() == "strasse")  # expect: Öö É éa Öä Öä漢 True
