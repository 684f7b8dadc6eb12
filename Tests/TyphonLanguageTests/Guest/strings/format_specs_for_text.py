print(f"{'ab':5}|{'ab':>5}|{'ab':^5}|{'abcdef':.3}|{'é':*<3}")  # expect: ab   |   ab| ab  |abc|é**
f"{'ab':d}"  # expect error: ValueError: Unknown format code 'd' for object of type 'str'
